import { useSyncExternalStore } from 'react';

export type Toasted = {
  id: number;
  /** Names the change: 已标为已缴. */
  text: string;
  /**
   * What can be done about it. `back`: it takes back what the toast names, and so do the keys for undoing; with `lasts`
   * also when the toast is gone, as the history does for facts.
   */
  action?: { label: string; run: () => void; back?: boolean; lasts?: boolean };
  /** The entries of the history that it names, if they are facts that were changed. */
  changes?: readonly number[];
};

/** A way back, in the order in which things were done. That of facts is the history's once its toast is gone. */
type Way = Pick<Toasted, 'id' | 'changes'> & NonNullable<Toasted['action']>;

let shown: readonly Toasted[] = [];
let ways: readonly Way[] = [];
let next = 1;
const listeners = new Set<() => void>();

/**
 * Names a change at the bottom of the window, with a way back. Three are shown at most. A toast acts on the change it names
 * or is gone: what names the same change gives way, and after another change nothing can be put back again. Gives back
 * its id.
 */
export function toast(what: Omit<Toasted, 'id'>): number {
  const names = ({ changes }: Pick<Toasted, 'changes'>) => changes?.some((id) => what.changes?.includes(id)) === true;
  const holds = (toasted: Toasted) =>
    !what.changes || !toasted.changes || (toasted.action?.back === true && !names(toasted));
  const toasted = { ...what, id: next++ };
  ways = ways.filter((way) => !names(way));
  if (what.action?.back) ways = [...ways, { ...what.action, id: toasted.id, changes: what.changes }].slice(-mostWays);
  show([...shown.filter(holds), toasted].slice(-3));
  return toasted.id;
}

const mostWays = 50;

/** Takes back what was done last, if that is not for the history to do. Says whether it was. */
export function backToast(): boolean {
  const newest = ways.at(-1);
  if (!newest || !(newest.lasts || shown.some(({ id }) => id === newest.id))) return false;
  spend(newest.id, newest.run);
  return true;
}

/** Does what a toast offers, once. */
export function actOnToast({ id, action }: Toasted): void {
  if (action) spend(id, action.run);
}

/** Another household is open: what was changed before is not its own, and the toasts that name it are gone. */
export function forgetChanges(): void {
  ways = [];
  show(shown.filter(({ changes }) => !changes));
}

/** Takes one away. */
export function untoast(id: number): void {
  show(shown.filter((toasted) => toasted.id !== id));
}

function spend(id: number, run: () => void) {
  ways = ways.filter((way) => way.id !== id);
  untoast(id);
  run();
}

export function useToasts(): readonly Toasted[] {
  return useSyncExternalStore(listen, () => shown);
}

function show(these: readonly Toasted[]) {
  shown = these;
  // Where neither the history nor the way itself lasts, it goes with its toast.
  ways = ways.filter(({ id, changes, lasts }) => changes || lasts || these.some((toasted) => toasted.id === id));
  for (const heard of listeners) heard();
}

function listen(heard: () => void) {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}
