import { useEffect, useEffectEvent } from 'react';
import { act, register } from './actions';
import { go, useAddress } from './address';
import { navigable, pageAt } from './pages';
import { type ActionId, hearKeys, isFloating } from './shortcuts';

/** Hears keys and pastes for the whole window. */
export function useKeys() {
  const [path] = useAddress();
  const page = pageAt(path)?.id;

  const pressed = useEffectEvent((event: KeyboardEvent, floating: boolean) => hearKeys(event, page, floating));
  useEffect(() => {
    let floating = false;
    const look = () => {
      floating = isFloating();
    };
    const hear = (event: KeyboardEvent) => pressed(event, floating);
    addEventListener('keydown', look, true);
    addEventListener('keydown', hear);
    addEventListener('paste', pasted);
    return () => {
      removeEventListener('keydown', look, true);
      removeEventListener('keydown', hear);
      removeEventListener('paste', pasted);
    };
  }, []);

  useEffect(() => {
    const ends = navigable.map(({ id, path }) => register(`page.${id}` as ActionId, () => go(path)));
    return () => {
      for (const end of ends) end();
    };
  }, []);
}

/** What is pasted where nothing takes it is a message to be recognised. */
function pasted(event: ClipboardEvent) {
  const target = event.target;
  const takes = target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]');
  if (takes || event.defaultPrevented || !event.clipboardData) return;
  if (act('paste', event.clipboardData)) event.preventDefault();
}
