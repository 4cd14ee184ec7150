import { useSyncExternalStore } from 'react';

/** From this width on, in rem of the page, side columns have room: 1216 pixels at 100 %, 1520 at 125 %. */
const WIDE = 76;

const listeners = new Set<() => void>();
let beside: MediaQueryList | undefined;

/**
 * Measures the window in rem of the page. A media query cannot do that in its own words: its `rem` is that of the
 * browser, whatever the page says. The style sheets ask for `data-narrow`, the screens for `useNarrow`.
 */
export function measureIn(scale: number) {
  if (typeof matchMedia !== 'function') return;
  beside?.removeEventListener('change', tell);
  beside = matchMedia(`(width < ${WIDE * 16 * scale}px)`);
  beside.addEventListener('change', tell);
  tell();
}

/** Whether the window is so narrow for its text that side columns give way. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => beside?.matches ?? false);
}

function tell() {
  document.documentElement.toggleAttribute('data-narrow', beside?.matches ?? false);
  for (const heard of listeners) heard();
}

function listen(heard: () => void) {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}
