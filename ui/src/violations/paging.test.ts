import { describe, expect, it } from 'vitest';
import { addressOf, askingOf, turned, widened } from './asking';
import { pagesInSight, stepTo } from './paging';

describe('pages in sight', () => {
  it('are those that hold the rows, and no more', () => {
    expect(pagesInSight(0, 20, undefined)).toEqual([0]);
    expect(pagesInSight(95, 130, 100_000)).toEqual([0, 1]);
    expect(pagesInSight(99_980, 99_999, 100_000)).toEqual([999]);
  });

  it('stay within what there is when a search leaves few rows', () => {
    expect(pagesInSight(5_000, 5_030, 12)).toEqual([0]);
    expect(pagesInSight(0, 30, 0)).toEqual([0]);
  });
});

describe('a step', () => {
  it('begins at an end and stops at the other', () => {
    expect(stepTo(undefined, 1, 5)).toBe(0);
    expect(stepTo(undefined, -1, 5)).toBe(4);
    expect(stepTo(4, 1, 5)).toBe(4);
    expect(stepTo(2, -10, 5)).toBe(0);
    expect(stepTo(undefined, 1, 0)).toBeUndefined();
  });
});

describe('the address', () => {
  const asking = askingOf(
    new URLSearchParams('light=blocked&q=京A&stage=decided,nothing&car=c1,c2&order=amount&down=1'),
  );

  it('says what is shown, and nothing it does not know', () => {
    expect(asking).toMatchObject({ light: 'blocked', search: '京A', stages: ['decided'], cars: ['c1', 'c2'] });
    expect(askingOf(new URLSearchParams('light=green&order=size'))).toMatchObject({ light: 'all', order: 'due' });
  });

  it('brings the same again', () => {
    const [path, search] = addressOf(asking, 'v 1').split('?');
    expect(path).toBe('/violations/v%201');
    expect(askingOf(new URLSearchParams(search))).toEqual(asking);
    expect(addressOf(askingOf(new URLSearchParams()))).toBe('/violations');
  });

  it('keeps the order when the filters are cleared', () => {
    expect(addressOf(widened(asking))).toBe('/violations?order=amount&down=1');
  });

  it('turns an order up, then down, then back', () => {
    const up = turned(askingOf(new URLSearchParams()), 'plate');
    expect(up).toMatchObject({ order: 'plate', descending: false });
    const down = turned(up, 'plate');
    expect(down).toMatchObject({ order: 'plate', descending: true });
    expect(turned(down, 'plate')).toMatchObject({ order: 'due', descending: false });
  });
});
