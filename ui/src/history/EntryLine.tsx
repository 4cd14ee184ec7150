import { useState } from 'react';
import { takeBack } from '../forms/deed';
import type { Passage } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { UndoIcon } from '../parts/icons';
import { Trouble } from '../parts/Trouble';
import { clockOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { useDeedWords } from './deed';

/** An entry of the history: when, what, with what, and the way back. Why there is none is said under it. */
export function EntryLine({ passage }: { passage: Passage }) {
  const { t } = useTranslation('window/history');
  const { exactly, language } = useWords();
  const words = useDeedWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { at, state, reverts, can_undo } = passage;
  const deed = words.deed(passage.what, passage.subject);
  const details = words.details(passage);

  const undo = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await takeBack(passage.id);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <li>
      <div className="history-line">
        <time dateTime={at} title={exactly(at)}>
          {clockOf(at)}
        </time>
        <div className={state === 'done' ? 'history-said' : 'history-said history-undone'}>
          <span>{deed}</span>
          {details.length > 0 && (
            <span className="history-details">{details.join(language === 'zh' ? '，' : ', ')}</span>
          )}
        </div>
        {reverts && <Badge>{t('reverts')}</Badge>}
        {state !== 'done' && <Badge>{t('undone')}</Badge>}
        {can_undo && (
          <Button
            size={28}
            variant="subtle"
            icon={<UndoIcon size={14} />}
            aria-label={t('undo-one', { deed })}
            busy={busy}
            onClick={undo}
          >
            {t('undo')}
          </Button>
        )}
      </div>
      {error !== undefined && <Trouble error={error} />}
    </li>
  );
}
