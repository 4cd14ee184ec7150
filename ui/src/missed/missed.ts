import { useSyncExternalStore } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands, type Notice, type Notices } from '../ipc';

/** What was missed, until it is closed. It is asked for once, when the window has opened. */
let missed: Notices | undefined;
let asked = false;
const listeners = new Set<() => void>();

export function useMissed(): Notices | undefined {
  return useSyncExternalStore(listen, () => missed);
}

/** Asks what was missed, the first time only. */
export async function lookForMissed(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    const found = await ask(commands.claimNotices());
    if (found && found.notices.length > 0) show(found);
  } catch (error) {
    await announceTrouble(error);
  }
}

/** It stands on the screen, and so it is told: nobody tells it again. */
export function wasShown(notices: readonly Notice[]): void {
  commands.noticesShown(notices.map(({ key }) => key)).catch(announceTrouble);
}

/** Takes away the one that was followed. */
export function followed(key: string): void {
  const notices = missed?.notices.filter((notice) => notice.key !== key) ?? [];
  show(missed && notices.length > 0 ? { ...missed, notices } : undefined);
}

/** Takes all of it away. */
export function closeMissed(): void {
  show(undefined);
}

function show(next: Notices | undefined) {
  missed = next;
  for (const heard of listeners) heard();
}

function listen(heard: () => void) {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}
