import type { KeyboardEvent } from 'react';
import { isText } from '../shell/shortcuts';

/** Takes the focus from the list into what is open beside it. */
export function enterDrawer() {
  document.querySelector<HTMLElement>('.drawer-body')?.focus();
}

/** Takes the focus back to the row of what is open, or, where that is not drawn, to the row that the keys are at. */
export function backToRow() {
  const row = document.querySelector<HTMLElement>('.violations-row[aria-current]');
  (row ?? document.querySelector<HTMLElement>('.violations-table tbody tr[tabindex="0"]'))?.focus();
}

/** Whether a key pressed in the drawer means to leave it: ← where nothing else is moved by it. */
export function leavesDrawer({ key, target, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  if (key !== 'ArrowLeft' || defaultPrevented || ctrlKey || metaKey || altKey || shiftKey || isText(target))
    return false;
  return target instanceof HTMLElement && !target.closest('[role=menu], [role=radiogroup], [role=slider]');
}
