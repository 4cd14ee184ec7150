import { useSyncExternalStore } from 'react';

export type Toasted = {
  id: number;
  /** Names the change: 已标为已缴. */
  text: string;
  /** Usually takes it back. */
  action?: { label: string; run: () => void };
};

let shown: readonly Toasted[] = [];
let next = 1;
const listeners = new Set<() => void>();

/** Names a change at the bottom of the window, with a way back. Three are shown at most. */
export function toast(what: Omit<Toasted, 'id'>): void {
  show([...shown, { ...what, id: next++ }].slice(-3));
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
