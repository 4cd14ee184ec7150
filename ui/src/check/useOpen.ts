import { useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { type Attempt, ask, commands, keepShown, type Query, type Row, useNow } from '../ipc';
import type { Choice } from './choice';
import { byDay } from './listing';
import { askFor } from './useAttempt';

const openRows: Query = {
  search: '',
  lights: [],
  stages: ['recorded', 'decided'],
  vehicles: [],
  members: [],
  order: 'due',
  descending: false,
  offset: 0,
  limit: 100_000,
};

/** What is still to be dealt with, by day. `facts` changes whenever a fact may have changed. */
export function useOpen(): { rows: Row[] | undefined; error: unknown; facts: unknown } {
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['table', openRows, null],
    queryFn: () => ask(commands.table(openRows, null)),
    ...keepShown,
  });
  const now = useNow();
  const rows = useMemo(() => data && byDay(data.rows), [data]);
  const facts = useMemo(() => ({ dataUpdatedAt, now }), [dataUpdatedAt, now]);
  return { rows, error, facts };
}

/** The whole list at what is chosen. It comes after the verdict was painted, and gives way to whatever is pressed. */
export function useLights(choice: Choice, facts: unknown): ReadonlyMap<string, Attempt> {
  const [lights, setLights] = useState<ReadonlyMap<string, Attempt>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: new facts are a new question
  useEffect(() => {
    let late = false;
    const timer = setTimeout(async () => {
      const attempts = await askFor([], choice).catch(() => []);
      if (!late) startTransition(() => setLights(new Map(attempts.map((attempt) => [attempt.violation, attempt]))));
    }, afterThePaint);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [choice, facts]);
  return lights;
}

/** Two frames: so long the verdict has the computer for itself, and so long a drag does not ask about the whole list. */
const afterThePaint = 40;
