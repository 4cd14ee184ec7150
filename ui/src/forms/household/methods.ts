import type { Means, Method } from '../../ipc';

/** What somebody says of a balance: how much, or that it is enough. */
export type BalanceSaid = { how: 'unknown' | 'balance' | 'enough'; fen: number | null };

/** What was last said of a method's balance. */
export function balanceSaid(means: Pick<Means, 'left_fen' | 'enough'> | undefined): BalanceSaid {
  if (means?.enough) return { how: 'enough', fen: null };
  return means?.left_fen == null ? { how: 'unknown', fen: null } : { how: 'balance', fen: means.left_fen };
}

/** A method after its balance was read at an instant. Nothing said leaves it without one. */
export function withBalance(method: Method, said: BalanceSaid, at: string): Method {
  const {
    balance_fen: _,
    balance_as_of: __,
    balance_enough_as_of: ___,
    ...rest
  } = method as Method & {
    balance_fen?: number;
    balance_as_of?: string;
  };
  if (said.how === 'enough') return { ...rest, balance_enough_as_of: at };
  return said.how === 'balance' && said.fen !== null ? { ...rest, balance_fen: said.fen, balance_as_of: at } : rest;
}

/** A method after somebody said what it spent today outside this program. */
export function withSpent(method: Method, fen: number | null, today: string): Method {
  const { spent_fen: _, spent_on: __, ...rest } = method;
  return fen ? { ...rest, spent_fen: fen, spent_on: today } : (rest as Method);
}
