import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { type Attempt, ask, commands, type Row } from '../ipc';
import { LinkButton } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';
import { Bar } from './Bar';
import { type Choice, useChoice } from './choice';
import { Findings } from './Findings';
import { Guide } from './Guide';
import { Head } from './Head';
import { Late } from './Late';
import { lightAbout } from './lights';
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
  next: Row | undefined;
  facts: Facts;
};

/** One violation: what is chosen, the verdict, why, and what else could be done. */
export const Inspector = memo(function Inspector({ id, row: listed, known, next, facts }: InspectorProps) {
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
          unneeded={attempt !== undefined && attempt.amount_due_fen === 0 && attempt.fine_fen === 0}
          lights={{
            who: attempt && lightAbout(attempt, 'who'),
            what: attempt && lightAbout(attempt, 'what'),
            when: attempt && lightAbout(attempt, 'when'),
          }}
        />
        <Bar />
        {answered?.error !== undefined && <Trouble error={answered.error} />}
        {attempt && <Answer row={row} attempt={attempt} choice={answered?.choice ?? choice} next={next} />}
      </div>
    </div>
  );
});

type AnswerProps = { row: Row; attempt: Attempt; choice: Choice; next: Row | undefined };

/** What follows from an answer. It is drawn with the choice it answers, and only when there is another answer. */
const Answer = memo(function Answer({ row, attempt, choice, next }: AnswerProps) {
  const { spells } = useSpells();
  const { mend, ways } = useMend(attempt, choice);
  return (
    <>
      <VerdictLine at={choice.at} attempt={attempt} mend={mend} spells={spells} next={next} />
      <div className="inspector-columns">
        <div>
          <Findings
            later={choice.at !== null}
            row={row}
            account={attempt.account}
            method={attempt.method}
            findings={attempt.findings}
            passed={attempt.passed}
            spells={spells}
          />
          <Ways at={choice.at} row={row} attempt={attempt} ways={ways} next={next} />
        </div>
        <aside className="inspector-aside">
          <Late row={row} attempt={attempt} />
          <Guide at={choice.at} row={row} attempt={attempt} mend={mend} />
        </aside>
      </div>
    </>
  );
});
