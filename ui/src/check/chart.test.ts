import { expect, test } from 'vitest';
import type { Waiting } from '../ipc/bindings';
import { chartOf } from './chart';

const waiting: Waiting = {
  violation: 'v',
  corners: [
    { day: '2026-09-23', amount_fen: 20000 },
    { day: '2026-10-08', amount_fen: 20000 },
    { day: '2026-10-09', amount_fen: 20600 },
    { day: '2026-11-11', amount_fen: 40000 },
    { day: '2026-11-15', amount_fen: 40000 },
  ],
  served_on: '2026-09-17',
  plain_day: '2026-10-02',
  last_day: '2026-10-08',
  advised_day: '2026-09-30',
  provisional: false,
  a_day_fen: 600,
  cap_day: '2026-11-11',
  cap_fen: 40000,
  rests: [['2026-10-01', '2026-10-07']],
};

test('three points are named, from today to the cap', () => {
  const { marks, line, rests, lastX, days } = chartOf(waiting);
  expect(marks.map(({ kind, fen }) => [kind, fen])).toEqual([
    ['today', 20000],
    ['next-day', 20600],
    ['cap', 40000],
  ]);
  expect(marks[0]).toMatchObject({ x: 4, y: 87 });
  expect(marks[2]?.y).toBe(26);
  expect(line.startsWith('M4 87 L')).toBe(true);
  expect(rests).toHaveLength(1);
  expect(lastX).toBeGreaterThan(rests[0]?.x ?? 0);
  expect(days.map(({ day }) => day)).toEqual(['2026-09-23', '2026-11-11', '2026-10-08']);
});

test('one that is late begins above its fine and names no last day', () => {
  const late = { ...waiting, last_day: '2026-09-17', cap_day: '2026-10-21' };
  const corners = [
    { day: '2026-09-23', amount_fen: 23600 },
    { day: '2026-10-21', amount_fen: 40000 },
    { day: '2026-10-25', amount_fen: 40000 },
  ];
  const { marks, lastX } = chartOf({ ...late, corners });
  expect(marks.map(({ kind }) => kind)).toEqual(['today', 'cap']);
  expect(lastX).toBeUndefined();
});

test('one that has reached the cap is a flat line', () => {
  const corners = [
    { day: '2026-12-23', amount_fen: 40000 },
    { day: '2026-12-27', amount_fen: 40000 },
  ];
  const { line, marks } = chartOf({ ...waiting, corners });
  expect(marks).toHaveLength(1);
  expect(line).toBe('M4 87 L260 87');
});
