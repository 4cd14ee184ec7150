import type { Errand, Overview, Spell, StripEvent } from '../ipc/bindings';
import { epoch } from '../words/beijing';

/** The one thing the overview says first. */
export type Conclusion =
  | { kind: 'payable'; violations: readonly string[]; fen: number }
  /** Nothing can be paid, but some can be confirmed at once. */
  | { kind: 'confirm'; violations: readonly string[] }
  /** Facts are missing, or something else frees them. */
  | { kind: 'fill' | 'act'; errand: Errand; count: number }
  /** There is nothing to do but to wait. */
  | { kind: 'wait'; at: string | null; expected: boolean }
  | { kind: 'settled' }
  | { kind: 'empty' };

/** What the overview says first: what can be paid, else what comes before that, else that all is settled. */
export function conclude(overview: Overview): Conclusion {
  if (overview.total === 0) return { kind: 'empty' };
  if (overview.payable.length > 0) {
    return { kind: 'payable', violations: overview.payable, fen: overview.payable_fen };
  }
  if (overview.settled === overview.total) return { kind: 'settled' };

  const errands = overview.errands.flatMap((person) => person.errands);
  const confirm = errands.filter(({ verb }) => verb === 'confirm');
  if (confirm.length > 0) return { kind: 'confirm', violations: confirm.map(({ row }) => row.id) };
  for (const kind of ['fill', 'act'] as const) {
    const those = errands.filter(({ verb }) => verb === kind);
    if (those[0]) return { kind, errand: those[0], count: those.length };
  }

  const first = overview.blocked
    .filter((row) => row.clears_at !== null)
    .sort((one, other) => epoch(one.clears_at ?? '') - epoch(other.clears_at ?? ''))[0];
  return { kind: 'wait', at: first?.clears_at ?? null, expected: first?.clears_expected ?? false };
}

/** What is blocked and has no errand: a line that stands among the errands is not said twice. */
export function waiting(overview: Overview) {
  const atHand = new Set(overview.errands.flatMap((person) => person.errands.map(({ row }) => row.id)));
  return overview.blocked.filter((row) => !atHand.has(row.id));
}

/** What is to come and stands nowhere else: neither among the errands nor among what is blocked. */
export function toCome(overview: Overview): StripEvent[] {
  return overview.strip.events.filter(({ violation }) => violation === null);
}

/** The first spell, now or to come, in which 12123 does not simply take payments. */
export function nextTrouble(spells: readonly Spell[]): Spell | undefined {
  return spells.find(({ doing }) => doing !== 'open');
}
