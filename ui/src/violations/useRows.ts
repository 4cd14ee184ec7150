import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import { ask, commands, type Page, type Query, type Row } from '../ipc';
import { pageSize, pagesInSight } from './paging';

export type Rows = {
  /** How many there are; nothing before the first answer. */
  total: number | undefined;
  /** The row at a place, once it was fetched. */
  at: (place: number) => Row | undefined;
  /** Where a violation stands among the rows that were fetched. */
  placeOf: (violation: string) => number | undefined;
  error: unknown;
};

/** The rows in sight, a page at a time. While a new question is answered, the rows of the one before stay. */
export function useRows(query: Omit<Query, 'offset' | 'limit'>, first: number, last: number): Rows {
  const kept = useRef<{ total: number | undefined; pages: Map<number, Page>; query: string }>({
    total: undefined,
    pages: new Map(),
    query: '',
  });
  const asked = JSON.stringify(query);
  const total = kept.current.query === asked ? kept.current.total : undefined;
  const wanted = pagesInSight(first, last, total);
  const found = useQueries({
    queries: wanted.map((page) => {
      const whole = { ...query, offset: page * pageSize, limit: pageSize };
      return { queryKey: ['table', whole], queryFn: () => ask(commands.table(whole, null)), gcTime: 60_000 };
    }),
  });

  const answered = found.find((page) => page.data)?.data;
  if (answered) {
    const pages = kept.current.query === asked ? kept.current.pages : new Map<number, Page>();
    // A row in sight is what was answered last; pages out of sight are fetched again when they come back.
    found.forEach((page, place) => {
      const number = wanted[place];
      if (page.data && number !== undefined) pages.set(number, page.data);
    });
    for (const number of pages.keys()) {
      if (!wanted.includes(number)) pages.delete(number);
    }
    kept.current = { total: answered.total, pages, query: asked };
  }

  const { pages } = kept.current;
  return {
    total: kept.current.total,
    at: (place) => pages.get(Math.floor(place / pageSize))?.rows[place % pageSize],
    placeOf: (violation) => {
      for (const [number, page] of pages) {
        const place = page.rows.findIndex((row) => row.id === violation);
        if (place >= 0) return number * pageSize + place;
      }
      return undefined;
    },
    error: found.find((page) => page.error)?.error,
  };
}
