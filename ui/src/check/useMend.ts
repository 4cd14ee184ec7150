import { useEffect, useMemo, useState } from 'react';
import type { Attempt } from '../ipc';
import { askFor } from './ask';
import type { Choice } from './choice';
import { type Mend, mendOf, momentsWorth, otherWays, type Way, waysOf } from './mend';

type Looked = { attempt: Attempt; ways: Way[] };

/** What would help, at the chosen moment at once, and at other moments a little later: those are asked about first. */
export function useMend(attempt: Attempt, choice: Choice): { mend: Mend | undefined; ways: Way[] } {
  const [looked, setLooked] = useState<Looked | undefined>();

  useEffect(() => {
    const moments = momentsWorth(attempt, choice.at);
    if (moments.length === 0) return;
    let late = false;
    const asked = moments.map(async (at) => {
      const [answer] = await askFor([attempt.violation], { ...choice, at });
      return answer ? waysOf(answer, at) : [];
    });
    Promise.all(asked)
      .then((ways) => {
        if (!late) setLooked({ attempt, ways: ways.flat() });
      })
      // Without them there are the ways at the chosen moment.
      .catch(() => undefined);
    return () => {
      late = true;
    };
  }, [attempt, choice]);

  return useMemo(() => {
    const elsewhere = looked?.attempt === attempt ? looked.ways : [];
    const ways = [...waysOf(attempt, choice.at), ...elsewhere];
    return { mend: mendOf(attempt, choice.at, ways), ways: otherWays(attempt, choice.at, ways) };
  }, [attempt, choice, looked]);
}
