import { useEffect, useEffectEvent } from 'react';
import type { ActionId } from './shortcuts';

type Run = (detail?: unknown) => void;

const registered = new Map<ActionId, Run[]>();

/**
 * Says what an action does while this component is shown. Of several that say so, the one that came last is asked: a
 * drawer before the page it opened over. `undefined` says nothing.
 */
export function useAction(id: ActionId, run: Run | undefined) {
  const latest = useEffectEvent((detail?: unknown) => run?.(detail));
  const wanted = run !== undefined;
  useEffect(() => {
    if (!wanted) return;
    return register(id, (detail) => latest(detail));
  }, [id, wanted]);
}

/** Says what an action does until the function that is returned is called. */
export function register(id: ActionId, run: Run): () => void {
  const entry: Run = (detail) => run(detail);
  registered.set(id, [...(registered.get(id) ?? []), entry]);
  return () => {
    const others = registered.get(id)?.filter((other) => other !== entry);
    registered.set(id, others ?? []);
  };
}

/** Does an action; says whether anybody did. */
export function act(id: ActionId, detail?: unknown): boolean {
  const run = registered.get(id)?.at(-1);
  run?.(detail);
  return run !== undefined;
}

/** Whether anybody would do it now. */
export function canAct(id: ActionId): boolean {
  return (registered.get(id)?.length ?? 0) > 0;
}
