import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, commands, type Family, type Filing, keepShown } from '../ipc';
import { Lamp } from '../parts/Lamp';
import { MomentField } from '../parts/MomentField';
import { Money } from '../parts/Numbers';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { FactDialog, Left } from './household/FactDialog';
import { FilingNamed, holderOf } from './household/FilingNamed';
import { useFactForm } from './household/useFactForm';
import { useFamily } from './household/useFamily';

/** 解除: says first what the account could then no longer handle. */
export default function UnbindForm(props: FormProps<'unbind'>) {
  const family = useFamily();
  const filing = family?.filings.find(({ id }) => id === props.asked.filing);
  return family && filing ? <Fields {...props} family={family} filing={filing} /> : null;
}

type FieldsProps = FormProps<'unbind'> & { family: Family; filing: Filing };

function Fields({ onClose, family, filing }: FieldsProps) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const { now } = useWords();
  const [at, setAt] = useState<string | null>(now);
  const form = useFactForm(
    { deed: 'unbind', filing: filing.id, at: at ?? '' },
    { fields: ['decided_at'], own: at === null ? { decided_at: t('need.unbound') } : {}, onClose },
  );

  return (
    <FactDialog form={form} title={t('unbind.title')} done={t('unbind.done')} onClose={onClose}>
      <p className="fact-note">
        <FilingNamed family={family} filing={filing} />
      </p>
      <OpenOf vehicle={filing.vehicle} holder={holderOf(family, filing)} />
      {filing.decided_at == null && (
        <Left form={form} field="decided_at">
          <MomentField
            label={t('unbind.at')}
            past
            required
            value={at}
            onChange={setAt}
            error={form.flaw('decided_at')}
          />
        </Left>
      )}
    </FactDialog>
  );
}

const most = 8;

/** The open violations of a car. */
function OpenOf({ vehicle, holder }: { vehicle: string; holder: string }) {
  const { t } = useTranslation('window/household-forms');
  const { word } = useSay();
  const { day } = useWords();
  const query = {
    search: '',
    lights: ['payable', 'caution', 'unknown', 'blocked'],
    stages: [],
    vehicles: [vehicle],
    members: [],
    order: 'due' as const,
    descending: false,
    offset: 0,
    limit: most,
  };
  const page = useQuery({
    queryKey: ['table', query],
    queryFn: () => ask(commands.table(query, null)),
    ...keepShown,
  }).data;
  if (!page) return null;
  if (page.total === 0) return <p className="tone-go">{t('unbind.nothing')}</p>;
  return (
    <section aria-label={t('unbind.open', { n: page.total, holder })}>
      <b>{t('unbind.open', { n: page.total, holder })}</b>
      <ul className="fact-open">
        {page.rows.map((row) => (
          <li key={row.id}>
            <Lamp light={row.light} size={14} />
            <span className="ellipsis">{row.offence}</span>
            <span className="dim one-line">{day(row.occurred_at.slice(0, 10))}</span>
            <span className="spacer" />
            <span className="dim one-line">{word('stage', row.stage)}</span>
            <Money fen={row.amount_fen} />
          </li>
        ))}
      </ul>
      {page.total > page.rows.length && (
        <p className="fact-note">{t('unbind.more', { n: page.total - page.rows.length })}</p>
      )}
    </section>
  );
}
