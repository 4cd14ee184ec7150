import { useEffect } from 'react';

let shown: readonly string[] = [];

/** Says which violation somebody looks at while this component is shown: the drawer's, or the check's. */
export function useInSight(violation: string | undefined) {
  useEffect(() => {
    if (violation === undefined) return;
    shown = [...shown, violation];
    return () => {
      const last = shown.lastIndexOf(violation);
      shown = shown.filter((_, place) => place !== last);
    };
  }, [violation]);
}

/** The violation that somebody looks at, if there is one: what is done from Ctrl K is done with it. */
export function inSight(): string | undefined {
  return shown.at(-1);
}
