import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { putBack } from '../forms/deed';
import { ask, commands, keepShown, type Removed } from '../ipc';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { useDeedWords } from './deed';

/** 回收站: what was removed lately, and the way back for it. */
export function Trash() {
  const { t } = useTranslation('window/history');
  const { data: removed, error } = useQuery({
    queryKey: ['trash'],
    queryFn: () => ask(commands.trash()),
    ...keepShown,
  });
  if (error) return <Trouble error={error} />;
  if (!removed) return null;
  if (removed.length === 0) return <Empty>{t('trash.none')}</Empty>;
  return (
    <>
      <p className="second dim history-trash-note">{t('trash.note')}</p>
      <ul className="history-trash">
        {removed.map((one) => (
          <RemovedLine key={one.id} removed={one} />
        ))}
      </ul>
    </>
  );
}

function RemovedLine({ removed }: { removed: Removed }) {
  const { t } = useTranslation('window/history');
  const { stamp, exactly, days, names } = useWords();
  const { word } = useSay();
  const words = useDeedWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const deed = words.deed(removed.what, removed.subject);
  const things = names(removed.with.map(([noun, count]) => `${word('noun', noun)} ${count}`));
  const many = !removed.what.startsWith('remove.');

  const back = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await putBack(removed.id);
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };

  return (
    <li>
      <div className="history-line">
        <time dateTime={removed.at} title={exactly(removed.at)}>
          {stamp(removed.at)}
        </time>
        <div className="history-said">
          <span>{deed}</span>
          {things && <span className="history-details">{t(many ? 'trash.many' : 'trash.with', { things })}</span>}
        </div>
        <span className="second dim one-line">{t('trash.left', { days: days(removed.days_left) })}</span>
        <Button size={28} aria-label={t('trash.put-back-one', { deed })} busy={busy} onClick={back}>
          {t('trash.put-back')}
        </Button>
      </div>
      {error !== undefined && <Trouble error={error} />}
    </li>
  );
}
