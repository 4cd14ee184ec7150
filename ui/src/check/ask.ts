import { type Attempt, ask, commands } from '../ipc';
import type { Choice } from './choice';

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
