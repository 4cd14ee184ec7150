import { describe, expect, test } from 'vitest';
import type { Spell } from '../ipc/bindings';
import { freeBeside, isBeyond, labels, momentAt, nextDown, pieces, placeOf, stepped } from './bar';

const now = '2026-09-23T21:42:00+08:00';
const spells: Spell[] = [
  { from: now, to: '2026-09-24T02:00:00+08:00', doing: 'open' },
  { from: '2026-09-24T02:00:00+08:00', to: '2026-09-24T04:00:00+08:00', doing: 'daily_maintenance' },
  { from: '2026-09-24T04:00:00+08:00', to: '2026-09-24T21:42:00+08:00', doing: 'open' },
];

describe('the bar of 24 hours', () => {
  test('its pieces fill it', () => {
    const parts = pieces(spells, now);
    expect(parts.map((part) => Math.round(part.left))).toEqual([0, 18, 26]);
    expect(parts.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(100);
  });

  test('what is before now or beyond a day stands at an end', () => {
    expect(placeOf('2026-09-23T20:00:00+08:00', now)).toBe(0);
    expect(isBeyond('2026-09-24T21:42:00+08:00', now)).toBe(false);
    expect(isBeyond('2026-09-28T09:00:00+08:00', now)).toBe(true);
    expect(placeOf('2026-09-26T20:00:00+08:00', now)).toBe(100);
  });

  test('its beginning is now, and the rest is on full ten minutes', () => {
    expect(momentAt(0, now)).toBeNull();
    expect(momentAt(20, now)).toBe('2026-09-24T02:30:00+08:00');
  });

  test('steps go from one full ten minutes to the next, and back to now', () => {
    expect(stepped(null, now, 1)).toBe('2026-09-23T21:50:00+08:00');
    expect(stepped('2026-09-23T21:50:00+08:00', now, 1)).toBe('2026-09-23T22:00:00+08:00');
    expect(stepped('2026-09-23T21:50:00+08:00', now, -1)).toBeNull();
    expect(stepped('2026-09-23T22:07:00+08:00', now, 1)).toBe('2026-09-23T22:10:00+08:00');
    expect(stepped('2026-09-23T22:07:00+08:00', now, -1)).toBe('2026-09-23T22:00:00+08:00');
  });

  test('the free stretch after and before', () => {
    expect(freeBeside(spells, '2026-09-24T02:30:00+08:00', now, 1)).toBe('2026-09-24T04:00:00+08:00');
    expect(freeBeside(spells, '2026-09-24T02:30:00+08:00', now, -1)).toBeNull();
    expect(freeBeside(spells, null, now, -1)).toBeUndefined();
    expect(freeBeside(spells, '2026-09-24T05:00:00+08:00', now, 1)).toBeUndefined();
  });

  test('the next stop', () => {
    expect(nextDown(spells, now)?.doing).toBe('daily_maintenance');
    expect(nextDown(spells, '2026-09-24T05:00:00+08:00')).toBeUndefined();
  });

  test('labels that would run into each other are left out', () => {
    expect(labels(spells, now).map(({ at }) => Math.round(at))).toEqual([18]);
    const soon: Spell[] = [{ from: '2026-09-23T22:00:00+08:00', to: '2026-09-23T23:00:00+08:00', doing: 'rush' }];
    expect(labels(soon, now)).toEqual([]);
  });
});
