import { useState } from 'react';
import { announceTrouble } from '../forms/deed';
import type { Deed, Row } from '../ipc';
import { Button, IconButton } from '../parts/Button';
import { CheckIcon, CloseIcon, TrafficIcon, TrashIcon } from '../parts/icons';
import { Money } from '../parts/Numbers';
import { go } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { doMany } from './doMany';

/** What can be done with the rows that are ticked. */
export function ActionBar({ ticked, onDone }: { ticked: ReadonlyMap<string, Row>; onDone: () => void }) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const { now } = useWords();
  const [busy, setBusy] = useState(false);
  const rows = [...ticked.values()];
  const count = rows.length;
  const open = rows.filter((row) => row.light !== 'settled');
  const payable = rows.every((row) => row.stage === 'decided' && row.light !== 'settled');

  const run = async (deeds: Deed[], what: string) => {
    setBusy(true);
    try {
      await doMany(deeds, what);
      onDone();
    } catch (error) {
      await announceTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  const paid = (row: Row): Deed => ({
    deed: 'pay',
    violation: row.id,
    account: row.account,
    method: null,
    attempted_at: now,
    amount_fen: row.amount_fen,
    succeeded: true,
    failure_text: null,
  });

  return (
    <section className="violations-bar" aria-label={t('bar', { count })}>
      <IconButton label={t('bar.none')} keys="Esc" icon={<CloseIcon size={16} />} onClick={onDone} />
      <span aria-live="polite">{t('bar', { count })}</span>
      {open.length > 0 && (
        <span className="second dim violations-bar-sum">
          <Money fen={open.reduce((sum, row) => sum + row.amount_fen, 0)} />
        </span>
      )}
      <span className="spacer" />
      <Button
        icon={<TrashIcon size={16} />}
        busy={busy}
        onClick={() =>
          run(
            rows.map((row) => ({ deed: 'remove', noun: 'violation', id: row.id })),
            t('bar.removed', { count }),
          )
        }
      >
        {t('bar.remove')}
      </Button>
      {payable && (
        <Button
          icon={<CheckIcon size={16} />}
          busy={busy}
          onClick={() => run(rows.map(paid), t('bar.paid-done', { count }))}
        >
          {t('bar.paid')}
        </Button>
      )}
      {open.length > 0 && (
        <Button
          variant="primary"
          icon={<TrafficIcon size={16} />}
          onClick={() => go(`/check?ids=${open.map((row) => encodeURIComponent(row.id)).join(',')}`)}
        >
          {t('bar.check', { count: open.length })}
        </Button>
      )}
    </section>
  );
}
