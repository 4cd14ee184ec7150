import { describe, expect, it } from 'vitest';
import { chosen, missed, moved, places, waitedFor } from './chosen';
import { givesWay, heldBy, holdersOf } from './giveWay';
import { board } from './sample';

describe('the chosen cell', () => {
  it('is the one the address names', () => {
    expect(chosen(board, 'gran', 'dad')?.cell).toMatchObject({ account: 'dad', state: 'account_full' });
    expect(chosen(board, 'sold', null)?.car.vehicle.id).toBe('sold');
  });

  it('is otherwise where something is to be done', () => {
    expect(chosen(board, null, null)?.cell.state).toBe('pending');
    expect(chosen(board, 'gone', null)?.cell.state).toBe('pending');
    expect(chosen({ ...board, accounts: [], cars: [] }, null, null)).toBeUndefined();
  });

  it('misses a place only where something is open', () => {
    const full = places(board).filter(({ cell }) => cell.state === 'account_full');
    expect(full.map((place) => [place.car.vehicle.id, missed(place)])).toEqual([
      ['gran', true],
      ['idle', false],
    ]);
  });
});

describe('walking over the cells', () => {
  const size = { rows: 3, columns: 2 };
  it('goes to the next one and stops at the edge', () => {
    expect(moved([0, 0], 'ArrowRight', size)).toEqual([0, 1]);
    expect(moved([0, 1], 'ArrowRight', size)).toBeUndefined();
    expect(moved([2, 0], 'ArrowUp', size)).toEqual([1, 0]);
    expect(moved([1, 0], 'End', size)).toEqual([1, 1]);
    expect(moved([1, 1], 'Home', { ...size, far: true })).toEqual([0, 0]);
    expect(moved([1, 1], 'a', size)).toBeUndefined();
  });
});

describe('who could give way', () => {
  it('lists the cars of an account, those without anything open last', () => {
    const held = heldBy(board, 'dad');
    expect(held.map(({ plate, open }) => [plate, open])).toEqual([
      ['京AD·12345', 1],
      ['粤B·6Y8T2', 2],
      ['京N·6H2Q5', 0],
    ]);
    expect(held.filter(givesWay).map(({ vehicle }) => vehicle)).toEqual(['sold']);
  });

  it('lists who can handle a car, its owner first', () => {
    expect(holdersOf(board, 'mum').map(({ holder, how }) => [holder, how])).toEqual([
      ['李梅', 'own'],
      ['王建国', 'approved'],
    ]);
    expect(holdersOf(board, 'gran').map(({ how }) => how)).toEqual(['pending']);
  });
});

describe('a wait', () => {
  const wait = { submitted_at: '2026-09-23T18:00:00+08:00', expected_at: '2026-09-24T18:00:00+08:00' };
  it('is never less than nothing nor more than all', () => {
    expect(waitedFor(wait, '2026-09-24T00:00:00+08:00')).toBe(0.25);
    expect(waitedFor(wait, '2026-09-25T00:00:00+08:00')).toBe(1);
    expect(waitedFor(wait, '2026-09-22T00:00:00+08:00')).toBe(0);
  });
});
