import type { Passage } from '../ipc';

/** The change that 撤销 would take back now; none when everything was. */
export function newestToUndo(passages: readonly Passage[]): number | undefined {
  return passages.find(({ state, reverts }) => state === 'done' && !reverts)?.id;
}
