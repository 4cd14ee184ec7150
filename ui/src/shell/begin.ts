import type { Opening } from '../ipc/bindings';
import { queryClient } from '../ipc/query';
import { go, read } from './address';

/** Takes over what the shell gave along, and leads somebody new to the beginning. */
export function begin({ preferences, standing, overview }: Opening) {
  // A page that is loaded again is given what was true when the window opened.
  if (!isReloaded()) {
    if (standing) queryClient.setQueryData(['standing'], standing);
    if (overview) queryClient.setQueryData(['overview'], overview);
  }
  const nothingYet = standing?.empty || overview?.total === 0;
  if (read() === '/' && nothingYet && !preferences.welcomed) go('/welcome', { replace: true });
}

function isReloaded(): boolean {
  const [navigation] = performance.getEntriesByType?.('navigation') ?? [];
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'reload';
}
