import { openForm } from '../forms/asked';
import type { Attempt, Row } from '../ipc';
import { CheckIcon, FileIcon, ForwardIcon } from '../parts/icons';
import { LampLabel } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';
import { go } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { choose } from './choice';
import { isOver, passes } from './listing';
import { changeTo, type Way } from './mend';
import { useNaming } from './naming';

type WaysProps = {
  at: string | null;
  row: Row;
  attempt: Attempt;
  ways: readonly Way[];
  next: Row | undefined;
  /** What the next one costs at what is chosen. */
  nextFen: number | undefined;
};

/** Where it does not go through, other ways; where it does, what comes after. */
export function Ways({ at, row, attempt, ways, next, nextFen }: WaysProps) {
  const going = passes(attempt.next_light) && !isOver(attempt);
  // Where it goes through with a warning, only what is better is worth a line.
  const better = going ? ways.filter((way) => way.nextLight === 'payable') : ways;
  const smooth = attempt.next_light === 'payable';
  return (
    <>
      {going && <After row={row} attempt={attempt} next={next} nextFen={nextFen} />}
      {!smooth && better.length > 0 && <Others at={at} attempt={attempt} ways={better} />}
    </>
  );
}

function Others({ at, attempt, ways }: Pick<WaysProps, 'at' | 'attempt' | 'ways'>) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const naming = useNaming();
  return (
    <Section className="inspector-section" title={t(attempt.next_step === 'confirm' ? 'ways.confirm' : 'ways')}>
      {ways.map((way) => (
        <button
          key={`${way.account} ${way.method} ${way.at}`}
          type="button"
          className="inspector-line"
          onClick={() => choose(changeTo(attempt, at, way))}
        >
          <LampLabel light={way.nextLight} />
          <b className="ellipsis">{naming.way(way, attempt, attempt.next_step)}</b>
          <span className="spacer" />
          <span className="second dim one-line">
            {way.leftAfter !== null &&
              attempt.next_step !== 'confirm' &&
              t('left-after', { amount: words.money(way.leftAfter) })}
          </span>
        </button>
      ))}
    </Section>
  );
}

function After({ row, attempt, next, nextFen }: Pick<WaysProps, 'row' | 'attempt' | 'next' | 'nextFen'>) {
  const { t } = useTranslation('window/check');
  const account = attempt.account ?? undefined;
  const confirms = attempt.next_step === 'confirm';
  const record = () => {
    if (confirms) openForm({ form: 'confirm', violation: row.id, account });
    else openForm({ form: 'pay', violation: row.id, account, method: attempt.method ?? undefined });
  };
  return (
    <Section className="inspector-section" title={t(confirms ? 'after-confirm' : 'after-pay')}>
      <button type="button" className="inspector-line" onClick={record}>
        {confirms ? <FileIcon size={18} /> : <CheckIcon size={18} />}
        <b className="one-line">{t(confirms ? 'after.decided' : 'after.paid')}</b>
        <span className="spacer" />
        <span className="second dim ellipsis">{t(confirms ? 'after.decided.hint' : 'after.paid.hint')}</span>
      </button>
      {next && (
        <button
          type="button"
          className="inspector-line"
          onClick={() => go(`/check/${encodeURIComponent(next.id)}`, { replace: true })}
        >
          <ForwardIcon size={18} />
          <b className="ellipsis">
            {t('after.next')}
            {next.offence} <Plate>{next.plate}</Plate>
          </b>
          <span className="spacer" />
          <span className="second dim">
            <Money fen={nextFen ?? next.amount_fen} />
          </span>
        </button>
      )}
    </Section>
  );
}
