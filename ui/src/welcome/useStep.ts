import { useState } from 'react';
import { doDeed, type Flaws, flawsOf, useFlaws } from '../forms/deed';
import type { Deed } from '../ipc';
import { useSay } from '../words/useWords';

/**
 * A step that keeps facts. What is wrong is shown once somebody tried to go on; the next step appears by itself, for
 * the facts say which it is.
 */
export function useStep(deed: Deed | undefined) {
  const { say } = useSay('problem');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ error: unknown; flaws: Flaws }>();
  const flaws = useFlaws(tried ? deed : undefined);

  const finish = async () => {
    setTried(true);
    if (!deed || busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await doDeed(deed);
    } catch (error) {
      setRefused({ error, flaws: flawsOf(error, say) });
    } finally {
      setBusy(false);
    }
  };

  const shown = tried ? { ...refused?.flaws, ...flaws } : {};
  const unnamed = refused && Object.keys(refused.flaws).length === 0 ? refused.error : undefined;
  return { tried, busy, flaws: shown as Flaws, trouble: unnamed, finish };
}
