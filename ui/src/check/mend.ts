import type { Attempt, Free, Verdict } from '../ipc/bindings';
import type { Choice } from './choice';
import { isOver, passes } from './listing';

/** Another way to go about it, at an instant. */
export type Way = {
  account: string | null;
  method: string | null;
  /** None for now. */
  at: string | null;
  light: Verdict;
  nextLight: Verdict;
  earliest: Free | null;
  leftAfter: number | null;
};

/** What the best way changes about what is chosen; a part that stays is not here. */
export type Mend = {
  change: Partial<Choice>;
  way: Way;
  /** How many of who, what and when it changes. */
  count: number;
};

/** The ways that pass at an instant: the one that was asked about, and the others the engine names. */
export function waysOf(attempt: Attempt, at: string | null): Way[] {
  const own: Way = {
    account: attempt.account,
    method: attempt.method,
    at,
    light: attempt.light,
    nextLight: attempt.next_light ?? attempt.light,
    earliest: attempt.earliest,
    leftAfter: attempt.left_after_fen,
  };
  const others = attempt.alternatives.map((other) => ({
    account: other.account,
    method: other.method,
    at,
    light: other.light,
    nextLight: other.next_light,
    earliest: other.earliest,
    leftAfter: other.left_after_fen,
  }));
  return [own, ...others].filter((way) => passes(way.nextLight));
}

/** The way that changes least; among equals the one that was found first, for the engine names the best first. */
export function mendOf(shown: Attempt, at: string | null, ways: readonly Way[]): Mend | undefined {
  if (passes(shown.next_light) || isOver(shown)) return undefined;
  let best: Mend | undefined;
  for (const way of ways) {
    const change = changeTo(shown, at, way);
    const count = Object.keys(change).length;
    if (count > 0 && (!best || count < best.count)) best = { change, way, count };
  }
  return best;
}

/** What has to be chosen to go a way. For a record that is only confirmed, with what to pay does not matter yet. */
export function changeTo(shown: Attempt, at: string | null, way: Way): Partial<Choice> {
  const change: { -readonly [key in keyof Choice]?: Choice[key] } = {};
  if (way.account !== shown.account) change.who = way.account;
  if (way.method !== shown.method && shown.next_step !== 'confirm') change.what = way.method;
  if (way.at !== at) change.at = way.at;
  return change;
}

/** The moments worth a look when the one that is chosen does not work: now, and when the engine says it is free. */
export function momentsWorth(shown: Attempt, at: string | null): (string | null)[] {
  if (passes(shown.next_light) || isOver(shown)) return [];
  const free = shown.next_earliest ?? shown.earliest;
  const certain = free && !free.expected ? free.at : undefined;
  const ends = shown.findings
    .filter((found) => found.about === 'when' && found.severity === 'block')
    .map((found) => (found.clears?.kind === 'at' ? found.clears.at : undefined));
  const moments = [at === null ? undefined : null, certain, ...ends];
  return [...new Set(moments)].filter((moment) => moment !== undefined && moment !== at) as (string | null)[];
}

/** Ways that are worth showing besides the one that is shown, each once, at most five. */
export function otherWays(shown: Attempt, at: string | null, ways: readonly Way[]): Way[] {
  const seen = new Set<string>();
  return ways
    .filter((way) => {
      const change = changeTo(shown, at, way);
      const key = JSON.stringify([way.account, shown.next_step === 'confirm' ? null : way.method, way.at]);
      if (Object.keys(change).length === 0 || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, 5);
}
