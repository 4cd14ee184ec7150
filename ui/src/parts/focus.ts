/** An element and everything around it, to find what is left of it later. */
export function wayTo(element: Element | null): Element[] {
  const way: Element[] = [];
  for (let at = element; at && at !== document.body; at = at.parentElement) way.push(at);
  return way;
}

/** Gives the focus back to an element; where that is gone, to the list it stood in, or to what else was around it. */
export function focusAgain(way: readonly Element[]) {
  const there = way.find((element): element is HTMLElement => element instanceof HTMLElement && element.isConnected);
  if (!there) return;
  const first = there === way[0] ? there : there.matches(lists) && there.querySelector<HTMLElement>(stops);
  if (first) return first.focus({ preventScroll: true });
  if (!there.hasAttribute('tabindex')) there.tabIndex = -1;
  there.focus({ preventScroll: true });
}

const lists = 'ul, ol, tbody, table, [role="list"], [role="grid"], [role="listbox"]';
const stops = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]';

/**
 * Keeps the focus near what is taken away while it has it, such as a row that was deleted: a browser would begin again at
 * the top of the page. What floats above the page gives the focus back by itself. Returns what ends it.
 */
export function keepFocusNear(page: HTMLElement): () => void {
  let way: Element[] = [];
  const come = (event: FocusEvent) => {
    way = wayTo(event.target as Element);
  };
  const watch = new MutationObserver(() => {
    const [last] = way;
    if (last && !last.isConnected && document.activeElement === document.body) focusAgain(way);
  });
  page.addEventListener('focusin', come);
  watch.observe(page, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', come);
    watch.disconnect();
  };
}
