import { expect, it } from 'vitest';
import { pointsSaid, shares } from './points';

const read = { points: 3, headroom: 8, to_come: 0 };

it('says how many points fill a licence: one more than leave it unfilled', () => {
  expect(pointsSaid(read, 12)).toEqual({ key: 'room', more: 9 });
  expect(pointsSaid({ ...read, to_come: 6 }, 12)).toEqual({ key: 'room', more: 9 });
  expect(pointsSaid({ ...read, to_come: 9 }, 12)).toEqual({ key: 'fills-to-come', more: 9 });
  expect(pointsSaid({ points: 11, headroom: 0, to_come: 0 }, 12)).toEqual({ key: 'fills', more: 1 });
  expect(pointsSaid({ points: 12, headroom: 0, to_come: 3 }, 12)).toEqual({ key: 'full', more: 0 });
  expect(pointsSaid({ points: null, headroom: null, to_come: 6 }, 12)).toEqual({ key: 'unknown', more: 0 });
});

it('never fills a bar with more than it holds', () => {
  expect(shares(3, 6, 12)).toEqual([25, 50]);
  expect(shares(9, 6, 12)).toEqual([75, 25]);
  expect(shares(15, 1, 12)).toEqual([100, 0]);
  expect(shares(1, 1, 0)).toEqual([0, 0]);
});
