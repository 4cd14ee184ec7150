import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/**
 * Whether a key belongs to an input method that is still composing. WebKit ends the composition before it tells of
 * the Enter that ended it, and marks that key only with the code 229.
 */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

/** A `keydown` handler that acts on Enter, but never on the Enter that picks a word. */
export function onEnter(act: (event: ReactKeyboardEvent) => void) {
  return (event: ReactKeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    act(event);
  };
}
