import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { undo } from '../forms/deed';
import { ask, commands, keepShown, type Passage } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { UndoIcon } from '../parts/icons';
import { Trouble } from '../parts/Trouble';
import { useWords } from '../words/useWords';
import { newestToUndo } from './history';

const most = 50;

/** What was changed, the newest first, and the way back from the newest. */
export function HistoryPart() {
  const { t } = useTranslation('window/settings');
  const { data: passages, error } = useQuery({
    queryKey: ['history', null, most],
    queryFn: () => ask(commands.history(null, most)),
    ...keepShown,
  });
  if (error) return <Trouble error={error} />;
  if (!passages) return null;
  if (passages.length === 0) return <p className="second dim">{t('history.none')}</p>;

  const newest = newestToUndo(passages);
  return (
    // Its own scroll wants the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <ul className="settings-lines settings-history" tabIndex={0} aria-label={t('part.history')}>
      {passages.map((passage) => (
        <Line key={passage.id} passage={passage} last={passage.id === newest} />
      ))}
    </ul>
  );
}

function Line({ passage, last }: { passage: Passage; last: boolean }) {
  const { t } = useTranslation(['window/settings', 'done']);
  const { language, stamp, exactly } = useWords();
  const deed = t(`done:${passage.what}`, { subject: passage.subject[language] }).trim();
  return (
    <li>
      <time className="faint one-line" dateTime={passage.at} title={exactly(passage.at)}>
        {stamp(passage.at)}
      </time>
      <span className={passage.state === 'done' ? undefined : 'settings-undone'}>{deed}</span>
      {passage.reverts && <Badge>{t('history.reverts')}</Badge>}
      {passage.state !== 'done' && <Badge>{t('history.undone')}</Badge>}
      <span className="spacer" />
      {last && (
        <Button size={28} icon={<UndoIcon size={14} />} onClick={undo}>
          {t('history.undo')}
        </Button>
      )}
    </li>
  );
}
