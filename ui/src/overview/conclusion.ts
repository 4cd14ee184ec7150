import type { Errand, Overview, Spell, StripEvent, StripMark, Verb, Verdict } from '../ipc/bindings';

/** The one thing the overview says first. */
export type Conclusion =
  | { kind: 'payable'; violations: readonly string[]; count: number; fen: number }
  /** Nothing can be paid, but some can be confirmed at once. */
  | { kind: 'confirm'; violations: readonly string[]; count: number }
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
    const { payable, payable_count, payable_fen } = overview;
    return { kind: 'payable', violations: payable, count: payable_count, fen: payable_fen };
  }
  if (overview.settled === overview.total) return { kind: 'settled' };

  const errands = overview.errands.people.flatMap((person) => person.errands);
  const confirm = errands.filter(({ verb, from }) => verb === 'confirm' && from === null);
  if (confirm.length > 0) {
    return { kind: 'confirm', violations: confirm.map(({ row }) => row.id), count: countOf(overview, 'confirm') };
  }
  // It is said by the light, as the counts below are: red that lacks a fact is not 信息不足.
  const lacking = errands.find(({ verb, row }) => verb === 'fill' && row.light === 'unknown');
  if (lacking) return { kind: 'fill', errand: lacking, count: sumOf(overview, 'unknown') };
  const first = errands.find(({ verb }) => verb === 'fill') ?? errands.find(({ verb }) => verb === 'act');
  if (first) return { kind: 'act', errand: first, count: countOf(overview, 'fill') + countOf(overview, 'act') };

  const free = overview.wait_until;
  return { kind: 'wait', at: free?.at ?? null, expected: free?.expected ?? false };
}

/** How many have a light. */
function sumOf(overview: Overview, light: Verdict): number {
  return overview.sums.find((sum) => sum.light === light)?.count ?? 0;
}

/** How many errands there are of a kind, those that are not shown among them. */
function countOf(overview: Overview, verb: Verb): number {
  return overview.errands.counts.find((each) => each.verb === verb)?.count ?? 0;
}

/** What is to come and stands nowhere else: neither among the errands nor among what is blocked. */
export function toCome(overview: Overview): StripEvent[] {
  return eventsOf(overview.strip.marks).filter(({ violation }) => violation === null);
}

/** What the marks of the strip name, by day. */
export function eventsOf(marks: readonly StripMark[]): StripEvent[] {
  return marks.flatMap(({ events }) => events);
}

/** The first spell, now or to come, in which 12123 does not simply take payments. */
export function nextTrouble(spells: readonly Spell[]): Spell | undefined {
  return spells.find(({ doing }) => doing !== 'open');
}
