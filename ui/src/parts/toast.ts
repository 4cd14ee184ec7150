import { useSyncExternalStore } from 'react';

export type Toasted = {
  id: number;
  /** Names the change: 已标为已缴. */
  text: string;
  /** What can be done about it. `back`: it takes back what the toast names, and so do the keys for undoing. */
  action?: { label: string; run: () => void; back?: boolean };
  /** The entries of the history that it names, if they are facts that were changed. */
  changes?: readonly number[];
};

let shown: readonly Toasted[] = [];
let next = 1;
const listeners = new Set<() => void>();

/**
 * Names a change at the bottom of the window, with a way back. Three are shown at most. A toast acts on the change it names
 * or is gone: what names the same change gives way, and after another change nothing can be put back again.
 */
export function toast(what: Omit<Toasted, 'id'>): void {
  const holds = ({ changes, action }: Toasted) =>
    !what.changes || !changes || (action?.back === true && !changes.some((id) => what.changes?.includes(id)));
  show([...shown.filter(holds), { ...what, id: next++ }].slice(-3));
}

/** Takes back what the newest toast offers to take back. Says whether there was one. */
export function backToast(): boolean {
  const newest = shown.findLast(({ action }) => action?.back);
  if (!newest) return false;
  untoast(newest.id);
  newest.action?.run();
  return true;
}

/** Another household is open: the toasts that name changes of the one before are gone. */
export function forgetChanges(): void {
  show(shown.filter(({ changes }) => !changes));
}

/** Takes one away. */
export function untoast(id: number): void {
  show(shown.filter((toasted) => toasted.id !== id));
}

export function useToasts(): readonly Toasted[] {
  return useSyncExternalStore(listen, () => shown);
}

function show(these: readonly Toasted[]) {
  shown = these;
  for (const heard of listeners) heard();
}

function listen(heard: () => void) {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}
