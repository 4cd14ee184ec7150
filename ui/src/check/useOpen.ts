import { useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { type Attempt, ask, commands, keepShown, type Query, type Row, useNow } from '../ipc';
import { askEach } from './ask';
import { type Choice, nothingChosen } from './choice';
import { openRows } from './openRows';

/** How the facts stand: another whenever one may have changed, or the minute has. */
export type Facts = { readonly dataUpdatedAt: number; readonly now: string };

/**
 * What is still to be dealt with, by day: the most urgent, and how many more there are.
 */
export function useOpen(): { rows: Row[] | undefined; more: number; error: unknown; facts: Facts } {
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['table', openRows, null],
    queryFn: () => ask(commands.table(openRows, null)),
    ...keepShown,
  });
  const now = useNow();
  const rows = useMemo(() => data?.rows.filter((row) => row.light !== 'settled'), [data]);
  const facts = useMemo(() => ({ dataUpdatedAt, now }), [dataUpdatedAt, now]);
  return { rows, more: data ? data.total - data.rows.length : 0, error, facts };
}

/** The rows of some violations, those among them that the list has not. */
export function useRowsOf(ids: readonly string[], rows: readonly Row[]): ReadonlyMap<string, Row> {
  const known = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const missing = ids.filter((id) => !known.has(id));
  const wanted: Query = { ...openRows, ids: missing, stages: [], limit: missing.length };
  const { data } = useQuery({
    queryKey: ['table', wanted, null],
    queryFn: () => ask(commands.table(wanted, null)),
    enabled: missing.length > 0,
    ...keepShown,
  });
  return data ? new Map([...known, ...data.rows.map((row) => [row.id, row] as const)]) : known;
}

/** What the list was last found to be, and at which choice: that may be an older one than is chosen. */
export type Lights = { readonly choice: Choice; readonly of: ReadonlyMap<string, Attempt> };

const dark: Lights = { choice: nothingChosen, of: new Map() };

/** The list at what is chosen. It comes after the verdict was painted, and gives way to whatever is pressed. */
export function useLights(rows: readonly Row[] | undefined, choice: Choice, facts: Facts): Lights {
  const [lights, setLights] = useState(dark);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new facts are a new question
  useEffect(() => {
    if (!rows?.length) return;
    let late = false;
    const ids = rows.map((row) => row.id);
    const timer = setTimeout(async () => {
      const attempts = await askEach(ids, choice).catch(() => []);
      const of = new Map(attempts.map((attempt) => [attempt.violation, attempt]));
      if (!late) startTransition(() => setLights({ choice, of }));
    }, afterThePaint);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [rows, choice, facts]);
  return lights;
}

/** Two frames: so long the verdict has the computer for itself, and so long a drag does not ask about the whole list. */
const afterThePaint = 40;
