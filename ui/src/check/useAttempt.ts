import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Attempt } from '../ipc';
import { afterPaint, markPainted } from '../parts/afterPaint';
import { stepped } from './bar';
import { type Choice, choice as chosenNow, listen } from './choice';
import { answersAt, learn } from './given';
import type { Facts } from './useOpen';

/** An answer, and what it answers. */
export type Answered = { choice: Choice; attempts: Attempt[]; error?: unknown };

/**
 * The answer about the chosen violations alone. One that is known is drawn together with the choice; any other is asked for
 * while the choice is drawn, and drawn as soon as it is there. What was shown stays until then.
 */
export function useAttempts(ids: readonly string[], choice: Choice, facts: Facts): Answered | undefined {
  const [answered, setAnswered] = useState<(Answered & { ids: string }) | undefined>();
  const key = ids.join(' ');
  const known = answersAt(facts, ids, choice);
  if (known && (answered?.attempts !== known || answered.choice !== choice)) {
    setAnswered({ choice, attempts: known, ids: key });
  }

  // The shell works on the answer while the window still draws what was chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids are the same question
  useLayoutEffect(() => listen(() => void learn(facts, ids, chosenNow()).catch(() => undefined)), [key, facts]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids are the same question
  useLayoutEffect(() => {
    if (ids.length === 0 || answersAt(facts, ids, choice)) return;
    let late = false;
    const show = (answer: Answered) => {
      if (!late) flushSync(() => setAnswered({ ...answer, ids: key }));
    };
    learn(facts, ids, choice).then(
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

/** Asks ahead about the moments beside the chosen one: whoever moves along the bar finds them answered. */
export function useMomentsBeside(ids: readonly string[], choice: Choice, facts: Facts): void {
  useEffect(
    () =>
      afterPaint(() => {
        for (const step of [1, -1]) {
          learn(facts, ids, { ...choice, at: stepped(choice.at, facts.now, step) }).catch(() => undefined);
        }
      }),
    [ids, choice, facts],
  );
}
