import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { dayOf, epoch, written } from '../words/beijing';

const NowContext = createContext<string | undefined>(undefined);

/**
 * The time of the shell, given to everything below. It goes on by itself, a minute at a time, unless it is fixed:
 * tests and pictures are made at a fixed instant.
 */
export function Now({ at, fixed = false, children }: { at: string; fixed?: boolean; children: ReactNode }) {
  const base = useMemo(() => ({ at: epoch(at), began: Date.now() }), [at]);
  const [now, setNow] = useState(at);

  useEffect(() => {
    setNow(at);
    if (fixed) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      // The difference of two readings also covers the hours in which the computer slept.
      const instant = base.at + Date.now() - base.began;
      setNow(written(instant));
      timer = setTimeout(tick, 60_000 - (instant % 60_000));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [at, base, fixed]);

  return <NowContext value={now}>{children}</NowContext>;
}

/** Now, as RFC 3339 in Beijing time. */
export function useNow(): string {
  const now = use(NowContext);
  if (now === undefined) throw new Error('useNow() wants <Now> above it');
  return now;
}

/** The Beijing day it is. */
export function useToday(): string {
  return dayOf(useNow());
}
