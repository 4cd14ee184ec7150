import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, commands, type Deed, type MaintenanceNotice, useToday } from '../ipc';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { AreaField } from '../parts/Field';
import { MomentField } from '../parts/MomentField';
import { Trouble } from '../parts/Trouble';
import { addDays, instantAt } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { doDeed, useFlaws } from './deed';
import type { FormProps } from './FormHost';
import { useLeaving } from './leaving';
import './NoticeForm.css';

/** 维护公告: when it begins and ends, and what it says. */
export default function NoticeForm({ asked, onClose }: FormProps<'notice'>) {
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()) });
  const tomorrow = addDays(useToday(), 1);
  if (!family) return null;
  const known = family.maintenance.announced.find(({ id }) => id === asked.id);
  const fresh = { id: '', from: instantAt(tomorrow, '00:00'), to: instantAt(tomorrow, '06:00'), text: null };
  return <Fields given={known ?? fresh} onClose={onClose} />;
}

function Fields({ given, onClose }: { given: MaintenanceNotice; onClose: () => void }) {
  const { t } = useTranslation(['window/settings', 'window/shell']);
  const [from, setFrom] = useState<string | null>(given.from);
  const [to, setTo] = useState<string | null>(given.to);
  const [text, setText] = useState(given.text ?? '');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  const deed: Deed | undefined =
    from && to
      ? {
          deed: 'keep',
          facts: { maintenance: { announced: [{ id: given.id, from, to, text: text.trim() || null }] } },
        }
      : undefined;
  const flaws = useFlaws(deed);
  const wrongEnd = to ? (flaws.to ?? flaws.from ?? flaws['']) : t('notice.missing');

  const finish = async () => {
    setTried(true);
    if (!deed || busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      await doDeed(deed);
      onClose();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };

  const title = t(given.id ? 'notice.edit' : 'notice.add');
  const { open, leave } = useLeaving(title, onClose);
  return (
    <Dialog
      open={open}
      onClose={leave}
      title={title}
      onSubmit={finish}
      footer={
        <>
          <Button onClick={leave}>{t('notice.leave')}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t(given.id ? 'notice.keep' : 'notice.keep-new')}
          </Button>
        </>
      }
    >
      <div className="notice-form">
        <MomentField
          label={t('notice.from')}
          required
          value={from}
          onChange={setFrom}
          error={tried && !from ? t('notice.missing') : undefined}
        />
        <MomentField label={t('notice.to')} required value={to} onChange={setTo} error={tried ? wrongEnd : undefined} />
        <AreaField label={t('notice.text')} hint={t('notice.hint')} value={text} onChange={setText} />
        {trouble !== undefined && <Trouble error={trouble} />}
      </div>
    </Dialog>
  );
}
