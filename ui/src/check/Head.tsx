import { memo } from 'react';
import type { Attempt, Row } from '../ipc';
import { IconButton } from '../parts/Button';
import { CopyIcon } from '../parts/icons';
import { Deadline, DecisionNumber, Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { useAction } from '../shell/actions';
import { keysOf } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { copyNumber } from './cures';
import './Head.css';

type HeadProps = {
  row: Row;
  /** The day of the moment that is asked about; none for today. */
  on: string | undefined;
} & Partial<Pick<Attempt, 'amount_due_fen' | 'surcharge_fen' | 'last_day' | 'handle_by' | 'provisional'>>;

/** Which violation it is, what it costs and by when: as the list knows it, until its own answer is there. */
export const Head = memo(function Head({ row, on, provisional = false, ...answer }: HeadProps) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const number = row.decision_number;
  const copy = () => copyNumber(number, t('copied'));
  useAction('copy-decision', number ? copy : undefined);

  const amount = answer.amount_due_fen || row.amount_fen;
  const surcharge = answer.surcharge_fen ?? row.surcharge_fen;
  const over = row.next === 'nothing' || row.next === 'revoke';
  const lastDay = over ? null : (answer.last_day ?? row.last_day);
  const handleBy = over ? null : (answer.handle_by ?? row.handle_by);
  return (
    <header className="check-head">
      <div className="check-head-line">
        <h2 className="ellipsis">
          {row.offence}
          {row.code && ` (${row.code})`}
        </h2>
        <Plate>{row.plate}</Plate>
        <span className="spacer" />
        <b className="check-head-amount">
          <Money fen={amount} strong />
        </b>
      </div>
      <div className="check-head-line second dim">
        <span className="one-line">{words.points(row.points)}</span>
        <span className="ellipsis check-head-place">
          {words.stamp(row.occurred_at)} {row.place}
        </span>
        {number && (
          <span className="check-head-number one-line">
            {t('decision')} <DecisionNumber>{number}</DecisionNumber>
            <IconButton
              size={28}
              label={t('copy-number')}
              keys={keysOf('copy-decision')}
              icon={<CopyIcon size={14} />}
              onClick={copy}
            />
          </span>
        )}
        <span className="spacer" />
        <span className="one-line check-head-by">
          {surcharge > 0 && `${t('surcharge', { amount: words.money(surcharge) })} · `}
          {lastDay ? (
            <Deadline last={lastDay} show="most" on={on} />
          ) : handleBy ? (
            t('deadline.handle', { day: words.deadline(handleBy, on) })
          ) : (
            !over && t('deadline.none')
          )}
          {provisional && ` · ${t('provisional')}`}
        </span>
      </div>
    </header>
  );
});
