import { describe, expect, it } from 'vitest';
import { decided, fileOf, objection, violation } from '../../forms/violation/samples';
import type { Clock, CountedDay } from '../../ipc/bindings';
import { addDays } from '../../words/beijing';
import { stageOf } from '../stage';
import { toldOf, weeksOf } from './counted';
import { stepsOf } from './steps';
import { verbsOf } from './verbs';

const ways = (file: Parameters<typeof stepsOf>[0]) => stepsOf(file).map(({ key, state }) => `${state} ${key}`);

const won = (part: Parameters<typeof fileOf>[1]) => {
  const file = fileOf(violation, part, { next: 'revoke' });
  return { ...file, best: { ...file.best, next: 'revoke' as const } };
};

describe('the steps', () => {
  it('of a record wait for the answer to its objection', () => {
    const file = fileOf(violation, {
      appeals: [{ appeal: objection, expected_at: '2026-09-24T10:20:00+08:00' }],
    });
    file.best.next = 'answer';
    expect(ways(file)).toEqual(['done seen.camera', 'now appeal.objection', 'next answer', 'next confirm', 'next pay']);
    expect(stepsOf(file)[2]).toMatchObject({ at: '2026-09-24T10:20:00+08:00', expected: true });
    expect(stepsOf(file)[3]).toMatchObject({ note: 'after-answer' });
  });

  it('of a rejected objection go on', () => {
    const appeal = { ...objection, status: 'rejected' as const, decided_at: '2026-09-23T09:00:00+08:00' };
    const file = fileOf(violation, { appeals: [{ appeal, expected_at: null }] }, { handle_by: '2026-10-15' });
    expect(ways(file)).toEqual([
      'done seen.camera',
      'done appeal.objection',
      'done answer.rejected',
      'now confirm',
      'next pay',
    ]);
    expect(stepsOf(file)[3]).toMatchObject({ day: '2026-10-15', note: 'last-day' });
  });

  it('of a decision end with its payment', () => {
    expect(ways(fileOf(decided, {}, { last_day: '2026-10-08', provisional: true }))).toEqual([
      'done seen.camera',
      'done confirm',
      'now pay',
    ]);
    const paid = fileOf({ ...decided, stage: 'paid' }, {}, { paid_at: '2026-09-20T12:00:00+08:00' });
    expect(stepsOf(paid).at(-1)).toEqual({ key: 'paid', state: 'now', at: '2026-09-20T12:00:00+08:00' });
  });

  it('of what was won end with its removal', () => {
    const appeal = { ...objection, status: 'upheld' as const, decided_at: '2026-09-23T09:00:00+08:00' };
    const file = won({ appeals: [{ appeal, expected_at: null }] });
    expect(ways(file)).toEqual(['done seen.camera', 'done appeal.objection', 'done answer.upheld', 'now removal']);
    expect(verbsOf(file)).toMatchObject({ primary: 'revoke', second: 'check' });
    expect(verbsOf(file).more).not.toContain('confirm');
  });

  it('of what is paid and not yet seen by 12123 say so', () => {
    const paid = fileOf(decided, {}, { paid_at: '2026-09-22T20:03:00+08:00', light: 'settled', next: 'nothing' });
    expect(ways(paid)).toEqual(['done seen.camera', 'done confirm', 'done paid', 'now update']);
    const word = (_: string, word: string) => word;
    expect(stageOf(paid.row, word, (key) => key)).toBe('paid');
  });

  it('of a warning and of what was revoked ask for no money', () => {
    expect(ways(fileOf({ ...decided, warning_only: true })).at(-1)).toBe('now nothing-due');
    expect(ways(fileOf({ ...violation, stage: 'revoked' }))).toEqual(['done seen.camera', 'now revoked']);
  });
});

describe('the verbs', () => {
  it('begin with what comes next', () => {
    const waiting = fileOf(violation, { appeals: [{ appeal: objection, expected_at: null }] });
    expect(verbsOf(waiting)).toMatchObject({ primary: 'answer', waiting: 'a1' });
    expect(verbsOf(fileOf(violation))).toMatchObject({ primary: 'check', second: 'confirm' });
    expect(verbsOf(fileOf(decided, {}, { light: 'payable' }))).toMatchObject({ primary: 'pay', second: 'check' });
    expect(verbsOf(fileOf(decided, {}, { light: 'blocked' }))).toMatchObject({ primary: 'check', second: 'pay' });
    const paid = verbsOf(fileOf({ ...decided, stage: 'paid' }, {}, { light: 'settled' }));
    expect(paid.primary).toBeUndefined();
    expect(paid.more).toEqual(['appeal', 'export', 'remove']);
  });
});

describe('a count', () => {
  const days = Array.from({ length: 21 }, (_, place): CountedDay => {
    const day = addDays('2026-09-18', place);
    const holiday = day >= '2026-10-01' && day <= '2026-10-07' ? '国庆节' : null;
    return { day, number: place < 15 ? place + 1 : null, rest: holiday !== null, holiday };
  });
  const clock: Clock = {
    kind: 'pay',
    from: '2026-09-17',
    count: 15,
    working_days: false,
    plain_day: '2026-10-02',
    last_day: '2026-10-08',
    advised_day: '2026-09-30',
    extended: false,
    provisional: false,
    days,
    a_day_fen: 300,
    source: '行政处罚法67',
  };

  it('tells what it moved past', () => {
    expect(toldOf(clock)).toEqual({
      key: 'rolled-holiday',
      from: '2026-09-17',
      plain: '2026-10-02',
      last: '2026-10-08',
      holiday: '国庆节',
    });
    const weekend = days.map((day) => ({ ...day, holiday: null }));
    expect(toldOf({ ...clock, days: weekend }).key).toBe('rolled');
    expect(toldOf({ ...clock, last_day: '2026-10-02' }).key).toBe('plain');
    expect(toldOf({ ...clock, extended: true }).key).toBe('extended');
  });

  it('stands in weeks from Monday', () => {
    const weeks = weeksOf(days);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]?.slice(0, 5).map((day) => day?.day)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      '2026-09-18',
    ]);
    expect(weeks.flat().filter(Boolean)).toHaveLength(21);
    expect(weeksOf([])).toEqual([]);
  });
});
