import { useSyncExternalStore } from 'react';
import { dayOf } from '../words/beijing';

/** Who, what and when, as chosen on the check page. What is not chosen is left to the engine. */
export type Choice = {
  /** The account that pays; none for the best. */
  readonly who: string | null;
  /** The method to pay with; none for the best. */
  readonly what: string | null;
  /** The moment, as RFC 3339; none for now. */
  readonly at: string | null;
};

export const nothingChosen: Choice = { who: null, what: null, at: null };

/** The day of Beijing that is asked about; none where that is now. */
export function dayAsked({ at }: Choice): string | undefined {
  return at === null ? undefined : dayOf(at);
}

let chosen: Choice = nothingChosen;
const listeners = new Set<() => void>();

/** What is chosen now. */
export function choice(): Choice {
  return chosen;
}

/**
 * Chooses something else; what is not named stays. Kept outside the page and outside the address: dragging the moment
 * changes it many times a second, more often than an address may change.
 */
export function choose(change: Partial<Choice>): void {
  const next = { ...chosen, ...change };
  if (next.who === chosen.who && next.what === chosen.what && next.at === chosen.at) return;
  performance.mark('check.asked');
  chosen = next;
  for (const heard of listeners) heard();
}

export function useChoice(): Choice {
  return useSyncExternalStore(listen, choice);
}

/** The moment alone: what shows no more than that is not drawn for who pays with what. */
export function useMomentChosen(): string | null {
  return useSyncExternalStore(listen, () => chosen.at);
}

/** Hears of a choice before anything is drawn for it. */
export function listen(heard: () => void) {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}
