import { openForm } from '../forms/asked';
import type { Awaited, Board } from '../ipc';
import { Button } from '../parts/Button';
import { LampLabel } from '../parts/Lamp';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { waitedFor } from './chosen';
import './PendingList.css';

/** The filings that wait for an answer, each with how far the wait has come. */
export function PendingList({ board }: { board: Board }) {
  const { t } = useTranslation('window/vehicles');
  if (board.pending.length === 0) return null;
  return (
    <Section className="pending" title={t('pending.title', { n: board.pending.length })}>
      <ul>
        {board.pending.map((waiting) => (
          <Pending key={waiting.filing} waiting={waiting} board={board} />
        ))}
      </ul>
    </Section>
  );
}

function Pending({ waiting, board }: { waiting: Awaited; board: Board }) {
  const { t } = useTranslation('window/vehicles');
  const { moment, now, exactly } = useWords();
  const plate = board.cars.find((car) => car.vehicle.id === waiting.vehicle)?.vehicle.plate ?? '';
  const holder = board.accounts.find((column) => column.account === waiting.account)?.holder ?? '';
  const part = Math.round(waitedFor(waiting, now) * 100);
  const submitted = t('submitted', { at: moment(waiting.submitted_at) });
  return (
    <li className="pending-one">
      <LampLabel light="caution">{t('cell.pending')}</LampLabel>
      <span className="pending-what">
        <Plate>{plate}</Plate>
        {t('pending.to', { holder })}
      </span>
      <span className="second dim" title={exactly(waiting.submitted_at)}>
        {submitted}
      </span>
      <span className="pending-answer">
        <Button size={28} onClick={() => openForm({ form: 'answer-filing', filing: waiting.filing, approved: true })}>
          {t('approved')}
        </Button>
        <Button size={28} onClick={() => openForm({ form: 'answer-filing', filing: waiting.filing, approved: false })}>
          {t('rejected')}
        </Button>
      </span>
      <WaitBar part={part} />
      <span className="second" title={exactly(waiting.expected_at)}>
        {waiting.overdue
          ? t('pending.look', { at: moment(waiting.expected_at) })
          : t('pending.expected', { at: moment(waiting.expected_at) })}
      </span>
    </li>
  );
}

/** How much of a wait is over. It is grey: a wait is neither good nor bad. */
export function WaitBar({ part }: { part: number }) {
  const { t } = useTranslation('window/vehicles');
  return (
    <div
      className="wait-bar"
      role="progressbar"
      aria-label={t('pending.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={part}
    >
      <span style={{ width: `${part}%` }} />
    </div>
  );
}
