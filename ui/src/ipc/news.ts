import { isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { useEffect, useEffectEvent } from 'react';

/** Hears an event of the shell, such as a menu entry, for as long as the component is shown. */
export function useNews<T>(event: string, handler: (payload: T) => void) {
  const heard = useEffectEvent(handler);
  useEffect(() => {
    // In a plain browser, where screens are drawn and tested, there is no shell to hear.
    if (!isTauri()) return;
    const stop = listen<T>(event, ({ payload }) => heard(payload));
    return () => void stop.then((stop) => stop());
  }, [event]);
}
