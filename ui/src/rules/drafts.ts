import type { ParameterShape } from '../ipc';

type Draft = { over: string; value: ParameterShape | null };

const drafts = new Map<string, Draft>();

/** What was typed for a parameter and not saved yet, so that leaving the page loses nothing; else what is held. */
export function keptDraft(id: string, held: ParameterShape): ParameterShape | null {
  const draft = drafts.get(id);
  // What was typed over another value, such as the one before an undo, says nothing about this one.
  return draft?.over === JSON.stringify(held) ? draft.value : held;
}

/** Remembers what was typed over a value. */
export function keepDraft(id: string, held: ParameterShape, value: ParameterShape | null): void {
  drafts.set(id, { over: JSON.stringify(held), value });
}

/** Forgets it: it was saved, or given up. */
export function forgetDraft(id: string): void {
  drafts.delete(id);
}
