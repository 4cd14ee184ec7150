import { describe, expect, it } from 'vitest';
import type { Datum, Passage } from '../ipc';
import { saidOf } from './deed';
import { addressOf, byDay, siftingIn } from './sifting';

const passage = (id: number, at: string) => ({ id, at }) as Passage;
const text = (value: string): Datum => ({ kind: 'text', value });

describe('what is sought', () => {
  it('stands in the address and is read from there', () => {
    const address = addressOf({ vehicle: 'car-1', text: '京A' }, { kind: 'payment', from: '2026-09-11' });
    expect(siftingIn(new URLSearchParams(address.split('?')[1]))).toEqual({
      vehicle: 'car-1',
      text: '京A',
      kind: 'payment',
      from: '2026-09-11',
    });
  });

  it('leaves the address when it is cleared', () => {
    expect(addressOf({ kind: 'payment' }, { kind: null })).toBe('/history');
    expect(siftingIn(new URLSearchParams('kind=&show=trash'))).toEqual({});
  });
});

describe('days', () => {
  it('are those of Beijing, in the order that is given', () => {
    const days = byDay([
      passage(3, '2026-09-12T00:10:00+08:00'),
      passage(2, '2026-09-11T23:50:00+08:00'),
      passage(1, '2026-09-11T12:00:00Z'),
    ]);
    expect(days.map(({ day, passages }) => [day, passages.map(({ id }) => id)])).toEqual([
      ['2026-09-12', [3]],
      ['2026-09-11', [2, 1]],
    ]);
  });
});

describe('a field', () => {
  const field = text('余额');
  it('is told as new, as changed, or as taken out', () => {
    expect(saidOf(field, { old: null, new: text('b') }).key).toBe('detail');
    expect(saidOf(field, { old: text('a'), new: text('b') })).toEqual({
      key: 'detail.changed',
      values: { field, old: text('a'), new: text('b') },
    });
    expect(saidOf(field, { old: text('a'), new: null }).key).toBe('detail.cleared');
  });
});
