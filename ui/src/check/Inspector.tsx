import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { type Attempt, ask, commands, type Row, type Spell } from '../ipc';
import { LinkButton } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Trouble } from '../parts/Trouble';
import { useFrameLater } from '../parts/useFrameLater';
import { epoch } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { Bar } from './Bar';
import { type Choice, dayAsked, useChoice } from './choice';
import { momentOf } from './cures';
import { Findings } from './Findings';
import { Guide } from './Guide';
import { Head } from './Head';
import { Late } from './Late';
import { lightAbout } from './lights';
import { costsNothing } from './listing';
import type { Mend, Way } from './mend';
import { Strip } from './Strip';
import { useAttempts, useMomentsBeside } from './useAttempt';
import { useMend } from './useMend';
import type { Facts } from './useOpen';
import { useSpells } from './useSpells';
import { VerdictLine } from './VerdictLine';
import { Ways } from './Ways';

type InspectorProps = {
  id: string;
  /** Its row, when it is open. */
  row: Row | undefined;
  /** What the list already knows of it at what is chosen: shown until its own answer is there. */
  known: Attempt | undefined;
  /** What was chosen when the list came to know it. */
  knownAt: Choice;
  next: Row | undefined;
  /** What the next one costs, where the list knows. */
  nextKnown: number | undefined;
  facts: Facts;
};

/** One violation: what is chosen, the verdict, why, and what else could be done. */
export const Inspector = memo(function Inspector(props: InspectorProps) {
  const { id, row: listed, known, knownAt, next, nextKnown, facts } = props;
  const { t } = useTranslation('window/check');
  const choice = useChoice();
  const ids = useMemo(() => [id], [id]);
  const answered = useAttempts(ids, choice, facts);
  useMomentsBeside(ids, choice, facts);
  // One that is settled is not in the list of open ones.
  const { data: file, error: unknown } = useQuery({
    queryKey: ['caseFile', id, null],
    queryFn: () => ask(commands.caseFile(id, null)),
    enabled: !listed,
  });
  const row = listed ?? file?.row;
  const attempt = answered?.attempts[0] ?? known;
  const asked = answered?.choice ?? (known ? knownAt : choice);

  const free = attempt !== undefined && costsNothing(attempt);

  if (!row && unknown) {
    return (
      <div className="inspector">
        <Empty action={<LinkButton href="/check">{t('missing.back')}</LinkButton>}>{t('missing')}</Empty>
      </div>
    );
  }
  if (!row) return <div className="inspector" />;
  return (
    <div className="inspector">
      <div className="inspector-inside">
        <Head
          row={row}
          on={dayAsked(asked)}
          amount_due_fen={attempt?.amount_due_fen}
          surcharge_fen={attempt?.surcharge_fen}
          last_day={attempt?.last_day}
          handle_by={attempt?.handle_by}
          provisional={attempt?.provisional}
        />
        <Strip
          ids={ids}
          facts={facts}
          vehicle={row.vehicle}
          account={attempt?.account ?? null}
          method={attempt?.method ?? null}
          unneeded={free}
          lights={{
            who: attempt && lightAbout(attempt, 'who'),
            what: attempt && !free ? lightAbout(attempt, 'what') : undefined,
            when: attempt && lightAbout(attempt, 'when'),
          }}
        />
        <Bar />
        {answered?.error !== undefined && <Trouble error={answered.error} />}
        {attempt && (
          <Answer row={row} attempt={attempt} choice={asked} next={next} nextFen={nextKnown || next?.amount_fen} />
        )}
      </div>
    </div>
  );
});

type AnswerProps = { row: Row; attempt: Attempt; choice: Choice; next: Row | undefined; nextFen: number | undefined };

/**
 * What follows from an answer. It is drawn with the choice it answers, and only when there is another answer: the verdict
 * first, and a frame later what it rests on.
 */
const Answer = memo(function Answer({ row, attempt, choice, next, nextFen }: AnswerProps) {
  const { spells } = useSpells();
  const { mend, ways } = useMend(attempt, choice);
  const reasons = useFrameLater(useMemo(() => ({ attempt, choice, mend, ways }), [attempt, choice, mend, ways]));
  return (
    <>
      <VerdictLine at={choice.at} attempt={attempt} mend={mend} spells={spells} next={next} />
      <Reasons {...reasons} row={row} spells={spells} next={next} nextFen={nextFen} />
    </>
  );
});

type ReasonsProps = AnswerProps & { mend: Mend | undefined; ways: Way[]; spells: readonly Spell[] };

/** What was found, what else could be done, what waiting costs, and what to do on the phone. */
const Reasons = memo(function Reasons(props: ReasonsProps) {
  const { row, attempt, choice, mend, ways, spells, next, nextFen } = props;
  return (
    <div className="inspector-columns">
      <div>
        <Findings
          later={choice.at !== null}
          met={metBy(attempt, choice.at)}
          row={row}
          account={attempt.account}
          method={attempt.method}
          findings={attempt.findings}
          passed={attempt.passed}
          spells={spells}
        />
        <Ways at={choice.at} row={row} attempt={attempt} ways={ways} next={next} nextFen={nextFen} />
      </div>
      <aside className="inspector-aside">
        <Late row={row} attempt={attempt} />
        <Guide at={choice.at} row={row} attempt={attempt} mend={mend} />
      </aside>
    </div>
  );
});

/** The chosen moment, where a remedy would lead to it. */
function metBy(attempt: Attempt, at: string | null): string | undefined {
  const remedies = attempt.findings.flatMap((found) => found.remedies);
  return at !== null && remedies.some((remedy) => isMoment(momentOf(remedy), at)) ? at : undefined;
}

function isMoment(one: string | undefined, at: string): boolean {
  return one !== undefined && epoch(one) === epoch(at);
}
