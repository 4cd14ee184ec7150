import type { AccountStanding } from '../ipc';

/** What there is to say of the points on a licence: a sentence of `window/accounts.json` and its value. */
export type PointsSaid = { key: 'unknown' | 'full' | 'fills' | 'fills-to-come' | 'room'; more: number };

type Read = Pick<AccountStanding, 'points' | 'headroom' | 'to_come'>;

/** Says how far a licence is from being full. The headroom is what still leaves it unfilled: one more fills it. */
export function pointsSaid({ points, headroom, to_come }: Read, full: number): PointsSaid {
  if (points === null) return { key: 'unknown', more: 0 };
  if (points >= full) return { key: 'full', more: 0 };
  const more = (headroom ?? full - points - 1) + 1;
  if (to_come >= more) return { key: 'fills-to-come', more };
  return more === 1 ? { key: 'fills', more } : { key: 'room', more };
}

/** How much of a bar is filled, and how much more will be, in percent; together never more than the bar. */
export function shares(part: number, coming: number, whole: number): [number, number] {
  if (whole <= 0) return [0, 0];
  const percent = (value: number) => Math.min(100, Math.max(0, (value / whole) * 100));
  const first = percent(part);
  return [first, Math.min(percent(coming), 100 - first)];
}
