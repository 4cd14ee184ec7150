import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CourseWord, Piece, Pieces } from '../ipc';
import { pagesInSight } from '../violations/paging';
import { piecesQuery } from './table';

const size = 50;

/** The pieces in sight, a page at a time; while they are asked for again, those from before stay. */
export function usePiecesInSight(courses: CourseWord[], first: number, last: number, total: number) {
  const kept = useRef<{ asked: string; pages: Map<number, Pieces> }>({ asked: '', pages: new Map() });
  const wanted = total === 0 ? [] : pagesInSight(first, last, total, size);
  const found = useQueries({
    queries: wanted.map((page) => {
      const { placeholderData: _, ...query } = piecesQuery(courses, page * size, size);
      return query;
    }),
  });
  const asked = courses.join();
  const pages = kept.current.asked === asked ? kept.current.pages : new Map<number, Pieces>();
  found.forEach((page, place) => {
    const number = wanted[place];
    if (page.data && number !== undefined) pages.set(number, page.data);
  });
  for (const number of pages.keys()) {
    if (!wanted.includes(number)) pages.delete(number);
  }
  kept.current = { asked, pages };
  return {
    at: (place: number): Piece | undefined => pages.get(Math.floor(place / size))?.pieces[place % size],
  };
}
