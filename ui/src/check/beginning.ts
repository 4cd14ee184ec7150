import { useEffect, useLayoutEffect, useState } from 'react';
import { markShown, useAddress, useChoices, wasShown } from '../shell/address';
import { epoch } from '../words/beijing';
import { useWords } from '../words/useWords';
import { choose, choice as chosenNow, nothingChosen } from './choice';

/** A moment that has passed is chosen no more: nobody can pay in the past. */
export function useMomentAhead() {
  const { now } = useWords();
  useEffect(() => {
    const { at } = chosenNow();
    if (at !== null && epoch(at) <= epoch(now)) choose({ at: null });
  }, [now]);
}

/**
 * Another page may send somebody here with a choice made: `/check/12?who=…&what=…&at=…`. A link that only names
 * violations begins with nothing chosen, for what is chosen still was for other ones. The page itself (Ctrl+2) keeps its
 * choice, and so does whoever comes back to it: the entry of the history knows that it was shown.
 */
export function useChosenInAddress() {
  const address = useAddress()[0];
  const params = useChoices();
  const [who, what, at] = [params.get('who'), params.get('what'), params.get('at')];
  const [taken, setTaken] = useState<string>();
  const key = JSON.stringify([who, what, at]);
  const named = address !== '/check' || params.has('ids');
  useLayoutEffect(() => {
    if (key === taken) return;
    setTaken(key);
    if (who ?? what ?? at) choose({ who, what, at });
    else if (taken === undefined && named && !wasShown()) choose(nothingChosen);
  }, [key, taken, who, what, at, named]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another entry
  useLayoutEffect(markShown, [address, params]);
}
