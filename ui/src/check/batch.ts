import type { Attempt, Verdict } from '../ipc/bindings';
import { graver } from './lights';
import { passes } from './listing';

/** What several together come to. */
export type BatchSum = {
  light: Verdict;
  pass: string[];
  fail: string[];
  /** What those that pass and are to be paid come to. */
  payableFen: number;
  totalFen: number;
  /** What each method gives, in the order in which it is first used. */
  means: { method: string; takenFen: number; leftFen: number | null }[];
};

/** Adds up answers that were asked for one after another. */
export function sumOf(attempts: readonly Attempt[]): BatchSum {
  const means = new Map<string, { takenFen: number; leftFen: number | null }>();
  let payableFen = 0;
  for (const attempt of attempts) {
    if (!attempt.passes || attempt.next_step !== 'pay' || attempt.light === 'settled') continue;
    payableFen += attempt.amount_due_fen;
    if (attempt.method === null) continue;
    const before = means.get(attempt.method)?.takenFen ?? 0;
    means.set(attempt.method, { takenFen: before + attempt.amount_due_fen, leftFen: attempt.left_after_fen });
  }
  const open = attempts.filter((attempt) => attempt.light !== 'settled');
  return {
    light: open.map(nextLightOf).reduce<Verdict>((worst, light) => graver(worst, light), 'payable'),
    pass: attempts.filter((attempt) => attempt.passes).map((attempt) => attempt.violation),
    fail: attempts.filter((attempt) => !attempt.passes).map((attempt) => attempt.violation),
    payableFen,
    totalFen: attempts.reduce((sum, attempt) => sum + attempt.amount_due_fen, 0),
    means: [...means].map(([method, { takenFen, leftFen }]) => ({ method, takenFen, leftFen })),
  };
}

/** The light of what can be done next, which is what a batch goes by. */
export function nextLightOf(attempt: Attempt): Verdict {
  return attempt.next_light ?? attempt.light;
}

/** Whether a record can only be confirmed in this batch, and is paid another time. */
export function onlyConfirms(attempt: Attempt): boolean {
  return attempt.next_step === 'confirm' && passes(attempt.next_light);
}
