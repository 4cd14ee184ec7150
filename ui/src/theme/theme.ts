import { useSyncExternalStore } from 'react';
import type { Theme } from '../ipc/bindings';
import { measureIn } from './narrow';

export type Shade = 'light' | 'dark';

const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
const listeners = new Set<() => void>();
let wanted: Theme = 'system';

/** Shows this theme, and goes on following the computer when it is `system`. */
export function showTheme(theme: Theme) {
  wanted = theme;
  const root = document.documentElement;
  root.dataset.theme = shade();
  // The library's own variables hang on this name.
  root.dataset.mantineColorScheme = shade();
  for (const heard of listeners) heard();
}

/** Shows text at 100 to 125 percent. */
export function showScale(percent: number) {
  const scale = Math.min(125, Math.max(100, percent)) / 100;
  document.documentElement.style.setProperty('--scale', String(scale));
  measureIn(scale);
}

/** Which of the two is shown now. */
export function useShade(): Shade {
  return useSyncExternalStore(listen, shade);
}

function shade(): Shade {
  return wanted === 'system' ? (dark?.matches ? 'dark' : 'light') : wanted;
}

function listen(heard: () => void) {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}

dark?.addEventListener('change', () => {
  if (wanted === 'system') showTheme('system');
});
