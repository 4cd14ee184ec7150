import { isComposing } from '../parts/composing';
import { act, canAct } from './actions';

/** Where keys count: everywhere, or on one page. */
export type Scope = 'everywhere' | 'check' | 'violations' | 'calendar' | 'intake';

export type Shortcut = {
  /** `mod` is Ctrl, on a Mac ⌘. */
  keys: string;
  scope: Scope;
  action: ActionId;
  /** Key of `window/shell`. */
  label: string;
  /** A text input keeps these keys for itself. */
  notInText?: boolean;
  /** Heard by what has the focus, and only listed here. */
  listed?: boolean;
};

/** What can be asked for: by keys, and `about` by the menu alone. */
export type ActionId = (typeof table)[number]['action'] | 'about';

const table = [
  { keys: 'mod+k', scope: 'everywhere', action: 'palette', label: 'action.palette' },
  { keys: 'mod+1', scope: 'everywhere', action: 'page.overview', label: 'page.overview' },
  { keys: 'mod+2', scope: 'everywhere', action: 'page.check', label: 'page.check' },
  { keys: 'mod+3', scope: 'everywhere', action: 'page.violations', label: 'page.violations' },
  { keys: 'mod+4', scope: 'everywhere', action: 'page.calendar', label: 'page.calendar' },
  { keys: 'mod+5', scope: 'everywhere', action: 'page.vehicles', label: 'page.vehicles' },
  { keys: 'mod+6', scope: 'everywhere', action: 'page.accounts', label: 'page.accounts' },
  { keys: 'mod+7', scope: 'everywhere', action: 'page.intake', label: 'page.intake' },
  { keys: 'mod+8', scope: 'everywhere', action: 'page.rules', label: 'page.rules' },
  { keys: 'mod+9', scope: 'everywhere', action: 'page.settings', label: 'page.settings' },
  { keys: 'mod+n', scope: 'everywhere', action: 'new', label: 'action.new' },
  { keys: 'mod+v', scope: 'everywhere', action: 'paste', label: 'action.paste', listed: true },
  { keys: 'mod+z', scope: 'everywhere', action: 'undo', label: 'action.undo', notInText: true },
  { keys: 'mod+shift+z', scope: 'everywhere', action: 'redo', label: 'action.redo', notInText: true },
  { keys: 'mod+f', scope: 'everywhere', action: 'find', label: 'action.find' },
  { keys: '?', scope: 'everywhere', action: 'shortcuts', label: 'action.sheet' },
  { keys: 'escape', scope: 'everywhere', action: 'close', label: 'action.close' },
  { keys: '1', scope: 'check', action: 'check.who', label: 'action.check.who' },
  { keys: '2', scope: 'check', action: 'check.what', label: 'action.check.what' },
  { keys: '3', scope: 'check', action: 'check.when', label: 'action.check.when' },
  { keys: 'f', scope: 'check', action: 'check.mend', label: 'action.check.mend' },
  { keys: '[', scope: 'check', action: 'check.earlier', label: 'action.check.earlier' },
  { keys: ']', scope: 'check', action: 'check.later', label: 'action.check.later' },
  { keys: 'shift+[', scope: 'check', action: 'check.earlier-free', label: 'action.check.earlier-free' },
  { keys: 'shift+]', scope: 'check', action: 'check.later-free', label: 'action.check.later-free' },
  { keys: 'h', scope: 'check', action: 'check.follow', label: 'action.check.follow' },
  { keys: 'j', scope: 'check', action: 'next', label: 'action.next' },
  { keys: 'k', scope: 'check', action: 'previous', label: 'action.previous' },
  { keys: 'mod+shift+c', scope: 'check', action: 'copy-decision', label: 'action.copy-decision' },
  { keys: 'j', scope: 'violations', action: 'next', label: 'action.next' },
  { keys: 'k', scope: 'violations', action: 'previous', label: 'action.previous' },
  { keys: 'enter', scope: 'violations', action: 'open', label: 'action.open', listed: true },
  { keys: 'arrows', scope: 'violations', action: 'drawer', label: 'action.drawer', listed: true },
  { keys: 'space', scope: 'violations', action: 'select', label: 'action.select', listed: true },
  { keys: 'mod+shift+c', scope: 'violations', action: 'copy-decision', label: 'action.copy-decision' },
  { keys: '← ↑ ↓ →', scope: 'calendar', action: 'calendar.day', label: 'action.calendar.day', listed: true },
  { keys: 'pages', scope: 'calendar', action: 'calendar.month', label: 'action.calendar.month', listed: true },
  { keys: 'enter', scope: 'calendar', action: 'calendar.open', label: 'action.calendar.open', listed: true },
  { keys: 't', scope: 'calendar', action: 'calendar.today', label: 'action.calendar.today' },
  { keys: 'mod+enter', scope: 'intake', action: 'intake.take', label: 'action.intake.take' },
  { keys: 'j', scope: 'intake', action: 'next', label: 'action.next' },
  { keys: 'k', scope: 'intake', action: 'previous', label: 'action.previous' },
] as const satisfies readonly (Omit<Shortcut, 'action'> & { action: string })[];

/** Every shortcut: heard by the window, listed by the sheet, named by tooltips. */
export const shortcuts: readonly Shortcut[] = table;

/** The keys of an action as they are written on this computer: `Ctrl K`, `⌘K`. */
export function keysOf(action: ActionId): string | undefined {
  const found = shortcuts.find((shortcut) => shortcut.action === action);
  return found && writtenKeys(found.keys);
}

/** `mod+shift+z` as `Ctrl Shift Z`, on a Mac `⇧⌘Z`. */
export function writtenKeys(keys: string, mac = onMac): string {
  const signs: Record<string, string> = mac
    ? { mod: '⌘', shift: '⇧', escape: 'Esc', enter: '⏎', space: '␣', pages: 'PageUp PageDown', arrows: '→ ←' }
    : {
        mod: 'Ctrl',
        shift: 'Shift',
        escape: 'Esc',
        enter: 'Enter',
        space: 'Space',
        pages: 'PageUp PageDown',
        arrows: '→ ←',
      };
  const parts = keys.split('+').map((part) => signs[part] ?? part.toUpperCase());
  if (!mac) return parts.join(' ');
  // Apple writes ⇧ before ⌘.
  const before = ['⇧', '⌘'].filter((sign) => parts.includes(sign));
  return [...before, ...parts.filter((part) => !before.includes(part))].join('');
}

/** Whether a list or a menu floats over the page: Escape is for that, and for nothing below it. */
export function isFloating(): boolean {
  return document.querySelector('.float:not([style*="display: none"])') !== null;
}

/**
 * Does what the keys say on a page. For `keydown` of the window. `floating` says whether something floated over the page
 * before anything heard the key: by now it may have closed.
 */
export function hearKeys(event: KeyboardEvent, page: string | undefined, floating = isFloating()) {
  if (event.defaultPrevented || isComposing(event)) return;
  if (isCovered() || (floating && event.key === 'Escape')) return;

  const inText = isText(event.target);
  const pressed = pressedKeys(event);
  const found = shortcuts.filter(
    ({ keys, scope, notInText, listed }) =>
      !listed &&
      pressed.includes(keys) &&
      (scope === 'everywhere' || scope === page) &&
      // A single letter is text before it is anything else.
      !(inText && (notInText || (!keys.startsWith('mod+') && keys !== 'escape'))),
  );
  const meant = found.find(({ action }) => canAct(action));
  if (!meant) return;
  event.preventDefault();
  act(meant.action);
}

const onMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** The ways a key press may be written: by its character, and by its place where the layout writes no Latin. */
function pressedKeys(event: KeyboardEvent): string[] {
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey : event.metaKey;
  if (other || event.altKey) return [];
  const before = `${mod ? 'mod+' : ''}${event.shiftKey ? 'shift+' : ''}`;
  const character = event.key === '？' ? '?' : event.key.toLowerCase();
  const names = [before + character];
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1]?.toLowerCase();
  if (place) names.push(before + place);
  if (event.code === 'BracketLeft') names.push(`${before}[`);
  if (event.code === 'BracketRight') names.push(`${before}]`);
  // The question mark is itself written with Shift.
  if (character === '?' && !mod) names.push('?');
  return names;
}

/** Whether a dialog lies over the page: it is all there is until it is closed. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** Whether what has the focus is text that is being written. */
export function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true;
  }
  const untyped = ['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color', 'image'];
  return target instanceof HTMLInputElement && !untyped.includes(target.type);
}
