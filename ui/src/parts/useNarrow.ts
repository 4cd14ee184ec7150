import { useSyncExternalStore } from 'react';

const narrow = typeof matchMedia === 'function' ? matchMedia('(max-width: 1023px)') : undefined;

/** Whether the window is so narrow that side columns give way. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => narrow?.matches ?? false);
}

function listen(heard: () => void) {
  narrow?.addEventListener('change', heard);
  return () => narrow?.removeEventListener('change', heard);
}
