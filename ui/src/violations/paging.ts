/** How many rows are fetched at a time. */
export const pageSize = 100;

/** The pages that hold the rows from `first` to `last`, both of them in sight. */
export function pagesInSight(first: number, last: number, total: number | undefined, size = pageSize): number[] {
  const end = total === undefined ? Math.max(last, 0) : Math.min(last, total - 1);
  const from = Math.max(0, Math.floor(Math.min(first, Math.max(end, 0)) / size));
  const to = Math.max(from, Math.floor(Math.max(end, 0) / size));
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}

/** Where a step from `at` leads within so many rows; the first step begins at the top. */
export function stepTo(at: number | undefined, by: number, total: number): number | undefined {
  if (total === 0) return undefined;
  if (at === undefined) return by > 0 ? 0 : total - 1;
  return Math.min(total - 1, Math.max(0, at + by));
}
