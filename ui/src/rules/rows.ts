import type { KeyboardEvent, MouseEvent } from 'react';

/** The arrow keys go along the lines of a table whose first cells are links. */
export function alongRows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('td:first-child a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** A press anywhere on a line is a press on its link. */
export function pressRow(event: MouseEvent<HTMLElement>) {
  const target = event.target as HTMLElement;
  if (!target.closest('a')) event.currentTarget.querySelector<HTMLElement>('a')?.click();
}
