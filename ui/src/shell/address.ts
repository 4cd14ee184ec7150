import { useMemo, useSyncExternalStore } from 'react';

/**
 * Where the window is: `#/violations/12?light=blocked`. The router's own hash address puts what follows the question
 * mark before the hash, where it stays when the page changes; here it belongs to the page.
 */
export function useAddress(): [path: string, to: typeof go] {
  const address = useSyncExternalStore(listen, read);
  return [address.split('?')[0] || '/', go];
}

useAddress.hrefs = (href: string) => `#${href}`;

/** What follows the question mark, as the router wants it. */
export function useAddressSearch(): string {
  return useSyncExternalStore(listen, read).split('?')[1] ?? '';
}

/** The page's own choices, such as a filter: they live in the address, so that Back brings them again. */
export function useChoices(): URLSearchParams {
  const search = useAddressSearch();
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** Goes to a page: `/check/12`, `/violations?light=blocked`. */
export function go(to: string, { replace = false, state = null }: { replace?: boolean; state?: unknown } = {}) {
  history[replace ? 'replaceState' : 'pushState'](state, '', `#${to}`);
  // Neither of the two tells anybody by itself.
  for (const heard of listeners) heard();
}

/** Remembers in this entry of the history that its page was shown: Back comes to it again, a link does not. */
export function markShown() {
  if (!wasShown()) history.replaceState({ ...history.state, shown: true }, '');
}

/** Whether this entry of the history was shown before. */
export function wasShown(): boolean {
  return history.state?.shown === true;
}

const listeners = new Set<() => void>();

/** Where the window is now. */
export function read(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`;
}

function listen(heard: () => void) {
  listeners.add(heard);
  addEventListener('hashchange', heard);
  addEventListener('popstate', heard);
  return () => {
    listeners.delete(heard);
    removeEventListener('hashchange', heard);
    removeEventListener('popstate', heard);
  };
}
