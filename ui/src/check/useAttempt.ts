import { useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Attempt, ask, commands } from '../ipc';
import { markPainted } from '../parts/markPainted';
import { type Choice, choice as chosenNow, listen } from './choice';

/** An answer, and what it answers. */
export type Answered = { choice: Choice; attempts: Attempt[]; error?: unknown };

/**
 * Asks about the chosen violations alone, as soon as the choice is drawn, and draws the answer as soon as it is there:
 * nothing else is waited for, and no cache lies between. What was shown stays until then.
 */
export function useAttempts(ids: readonly string[], choice: Choice, facts: unknown): Answered | undefined {
  const [answered, setAnswered] = useState<(Answered & { ids: string }) | undefined>();
  const key = ids.join(' ');

  // The shell works on the answer while the window still draws what was chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids are the same question
  useLayoutEffect(
    () =>
      listen(() => {
        const answer = askFor(ids, chosenNow());
        answer.catch(() => undefined);
        early = { key, choice: chosenNow(), answer };
      }),
    [key],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids are the same question, and new facts a new one
  useLayoutEffect(() => {
    if (ids.length === 0) return;
    let late = false;
    const show = (answer: Answered) => {
      if (!late) flushSync(() => setAnswered({ ...answer, ids: key }));
    };
    const asked = early?.key === key && early.choice === choice ? early.answer : askFor(ids, choice);
    early = undefined;
    asked.then(
      (attempts) => show({ choice, attempts }),
      (error) => show({ choice, attempts: [], error }),
    );
    return () => {
      late = true;
    };
  }, [key, choice, facts]);

  // The benchmark reads how long an answer took.
  useLayoutEffect(() => {
    if (answered) markPainted('check.painted');
  }, [answered]);

  // Another violation's answer is no answer, but an older one of this is better than none.
  return answered?.ids === key ? answered : undefined;
}

/** What was asked when somebody chose, before it was drawn. */
let early: { key: string; choice: Choice; answer: Promise<Attempt[]> } | undefined;

/** The answers about some violations, each after what the ones before it used. */
export function askFor(ids: readonly string[], choice: Choice): Promise<Attempt[]> {
  return answers(ids, choice, true);
}

/** The answers about some violations, each by itself. */
export function askEach(ids: readonly string[], choice: Choice): Promise<Attempt[]> {
  return answers(ids, choice, false);
}

async function answers(ids: readonly string[], { who, what, at }: Choice, inARow: boolean): Promise<Attempt[]> {
  const asked = { violations: [...ids], account: who, method: what, at, in_a_row: inARow && ids.length > 1 };
  return (await ask(commands.check(asked))).results;
}
