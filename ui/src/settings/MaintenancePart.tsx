import { useQuery } from '@tanstack/react-query';
import { openForm } from '../forms/asked';
import { announceTrouble, doDeed } from '../forms/deed';
import { ask, commands, keepShown, type MaintenanceNotice, useNow } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button, IconButton } from '../parts/Button';
import { EditIcon, PlusIcon, TrashIcon } from '../parts/icons';
import { OverrideEditor } from '../rules/OverrideEditor';
import { useRulebook } from '../rules/useRulebook';
import { epoch } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { byStanding } from './notices';
import { Row } from './Row';

/** When 12123 is down: every day, and as it was announced. */
export function MaintenancePart() {
  const { t } = useTranslation('window/settings');
  const now = useNow();
  const { data: book } = useRulebook();
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()), ...keepShown });
  const daily = book?.parameters.find(({ unit }) => unit === 'daily_windows');
  const notices = byStanding(family?.maintenance.announced ?? [], now);

  return (
    <>
      <h3 className="settings-sub">{t('daily')}</h3>
      <p className="second dim settings-sub">{t('daily.note')}</p>
      {daily && <OverrideEditor setting={daily} />}
      <Row
        title={<h3 className="second">{t('notices')}</h3>}
        note={t(notices.length ? 'notices.note' : 'notices.none')}
      >
        <Button icon={<PlusIcon size={16} />} onClick={() => openForm({ form: 'notice' })}>
          {t('notices.add')}
        </Button>
      </Row>
      {notices.length > 0 && (
        <ul className="settings-lines">
          {notices.map((notice) => (
            <Notice key={notice.id} notice={notice} past={epoch(notice.to) <= epoch(now)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Notice({ notice, past }: { notice: MaintenanceNotice; past: boolean }) {
  const { t } = useTranslation('window/settings');
  const words = useWords();
  const when = t('notices.stretch', { from: words.stamp(notice.from), to: words.stamp(notice.to) });
  return (
    <li className={past ? 'dim' : undefined}>
      <span>{when}</span>
      {past && <Badge>{t('notices.past')}</Badge>}
      <span className="spacer ellipsis dim">{notice.text}</span>
      <IconButton
        label={t('notices.edit', { when })}
        icon={<EditIcon size={16} />}
        onClick={() => openForm({ form: 'notice', id: notice.id })}
      />
      <IconButton
        label={t('notices.remove', { when })}
        icon={<TrashIcon size={16} />}
        onClick={() => doDeed({ deed: 'remove', noun: 'notice', id: notice.id }).catch(announceTrouble)}
      />
    </li>
  );
}
