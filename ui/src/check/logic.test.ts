import { describe, expect, test } from 'vitest';
import type { Spell } from '../ipc/bindings';
import { sumOf } from './batch';
import { guideWay, stepsOf, tailOf } from './guide';
import { lightAbout } from './lights';
import { lineOf, neighbour, stretched, toggled } from './listing';
import { mendOf, momentsWorth, otherWays, waysOf } from './mend';
import { aFound, anAttempt, aRow } from './testing';
import { judge } from './verdict';

const now = '2026-09-23T21:42:00+08:00';
const night = '2026-09-24T02:30:00+08:00';
const spells: Spell[] = [
  { from: now, to: '2026-09-24T02:00:00+08:00', doing: 'open' },
  { from: '2026-09-24T02:00:00+08:00', to: '2026-09-24T04:00:00+08:00', doing: 'daily_maintenance' },
];
const never = () => false;
const other = {
  account: 'a1',
  method: 'm2',
  light: 'payable' as const,
  next_light: 'payable' as const,
  earliest: null,
  left_after_fen: 210000,
};

describe('what is to be mended', () => {
  const blocked = anAttempt({
    light: 'blocked',
    passes: false,
    findings: [
      aFound(),
      aFound({
        check: 'daily-maintenance',
        about: 'when',
        step: 'both',
        clears: { kind: 'at', at: '2026-09-24T04:00:00+08:00' },
      }),
    ],
  });

  test('now and the end of the maintenance are worth a look', () => {
    expect(momentsWorth(blocked, night)).toEqual([null, '2026-09-24T04:00:00+08:00']);
    expect(momentsWorth(anAttempt(), night)).toEqual([]);
  });

  test('the way that changes least is taken, and counts what it changes', () => {
    const ways = waysOf(anAttempt({ light: 'blocked', alternatives: [{ ...other, account: 'a2' }, other] }), null);
    const mend = mendOf(blocked, night, ways);
    expect(mend?.change).toEqual({ what: 'm2', at: null });
    expect(mend?.count).toBe(2);
  });

  test('for a record the method does not matter yet', () => {
    const record = { ...blocked, next_step: 'confirm' as const };
    expect(
      mendOf(record, null, waysOf({ ...record, alternatives: [{ ...other, account: 'a2' }] }, null))?.change,
    ).toEqual({ who: 'a2' });
  });

  test('nothing is mended where it goes through', () => {
    expect(mendOf(anAttempt(), null, waysOf(anAttempt({ alternatives: [other] }), null))).toBeUndefined();
  });

  test('other ways are shown once each', () => {
    const ways = waysOf(anAttempt({ alternatives: [other, other] }), null);
    expect(otherWays(anAttempt(), null, ways)).toHaveLength(1);
  });
});

describe('the verdict', () => {
  const of = (attempt: Parameters<typeof judge>[0], at: string | null = null, curable: () => boolean = never) =>
    judge(attempt, at, undefined, spells, now, curable);

  test('payable says until when', () => {
    expect(of(anAttempt())).toMatchObject({ headline: 'pay-now', why: { why: 'before' }, primary: { do: 'follow' } });
    expect(of(anAttempt(), '2026-09-24T05:00:00+08:00')).toMatchObject({
      headline: 'pay-then',
      why: { why: 'last', day: '2026-10-08' },
    });
  });

  test('caution says what to mind', () => {
    const warned = anAttempt({ light: 'caution', findings: [aFound({ severity: 'warn' })] });
    expect(of(warned)).toMatchObject({ headline: 'caution-now', count: 1, why: { why: 'before' } });
  });

  test('a record that only has to be confirmed stays red, and can be moved on', () => {
    const record = anAttempt({ light: 'blocked', next_step: 'confirm', next_light: 'payable' });
    expect(of(record)).toMatchObject({ light: 'blocked', headline: 'confirm-now', primary: { do: 'follow' } });
  });

  test('blocked until somebody acts', () => {
    const stopped = anAttempt({ light: 'blocked', findings: [aFound()] });
    expect(of(stopped)).toMatchObject({ headline: 'blocked-pay', primary: { do: 'next' } });
    expect(of(stopped, null, () => true)).toMatchObject({ primary: { do: 'cure' } });
  });

  test('blocked until a time: one that is sure is gone to, one that is expected is waited for', () => {
    const free = { at: '2026-09-24T18:20:00+08:00', expected: false, amount_due_fen: 20600 };
    const waits = anAttempt({ light: 'blocked', next_earliest: free });
    expect(of(waits)).toMatchObject({ headline: 'wait-pay', why: { dueFen: 20600 }, primary: { do: 'wait' } });
    const expected = anAttempt({ light: 'blocked', next_earliest: { ...free, expected: true } });
    expect(of(expected)).toMatchObject({ primary: { do: 'next' } });
  });

  test('what is missing is filled in', () => {
    const unknown = anAttempt({ light: 'unknown', findings: [aFound({ severity: 'missing' })] });
    expect(of(unknown, null, () => true)).toMatchObject({ headline: 'unknown', count: 1, primary: { do: 'cure' } });
  });

  test('red that lacks a fact says that it is not confirmed, and what to fill in', () => {
    const record = anAttempt({
      light: 'blocked',
      next_step: 'confirm',
      next_light: 'unknown',
      findings: [aFound({ check: 'driver-unknown', severity: 'missing', step: 'confirm' })],
    });
    expect(of(record, null, () => true)).toMatchObject({ headline: 'fill-first', count: 1, primary: { do: 'cure' } });
  });

  test('what was won is neither confirmed nor paid', () => {
    const found = aFound({ check: 'objection-upheld', severity: 'info', step: 'both', about: 'record', clears: null });
    const attempt = anAttempt({
      light: 'blocked',
      next_light: 'payable',
      next_step: 'confirm',
      next: 'revoke',
      findings: [found],
    });
    expect(of(attempt)).toMatchObject({ headline: 'won', primary: { do: 'cure', found } });
    expect(lineOf(aRow(), attempt, '2026-09-23')).toEqual({ say: 'finding', found });
    expect(guideWay(attempt, null, undefined)).toBe('nothing');
    expect(lightAbout(attempt, 'when')).toBeUndefined();
  });

  test('settled', () => {
    expect(of(anAttempt({ light: 'settled', next_step: null, next_light: null }))).toMatchObject({
      headline: 'settled',
      primary: { do: 'next' },
    });
  });

  test('each of who, what and when has its own light', () => {
    const attempt = anAttempt({ light: 'blocked', findings: [aFound(), aFound({ about: 'who', severity: 'warn' })] });
    expect((['who', 'what', 'when'] as const).map((about) => lightAbout(attempt, about))).toEqual([
      'caution',
      'blocked',
      'payable',
    ]);
  });
});

describe('the list', () => {
  test('a row says what matters most', () => {
    const today = '2026-09-23';
    expect(lineOf(aRow(), anAttempt({ light: 'blocked', findings: [aFound()] }), today).say).toBe('finding');
    expect(lineOf(aRow({ last_day: '2026-09-17' }), undefined, today)).toEqual({ say: 'overdue', days: 6 });
    expect(lineOf(aRow({ last_day: '2026-09-21' }), undefined, '2026-09-28')).toEqual({ say: 'overdue', days: 7 });
    expect(lineOf(aRow(), anAttempt(), today)).toEqual({ say: 'last-day', day: '2026-10-08' });
  });

  test('several are chosen in the order of the list', () => {
    const ids = ['a', 'b', 'c', 'd'];
    expect(toggled(ids, ['c'], 'a')).toEqual(['a', 'c']);
    expect(toggled(ids, ['a', 'c'], 'a')).toEqual(['c']);
    expect(stretched(ids, 'c', 'a')).toEqual(['a', 'b', 'c']);
    expect(neighbour(ids, 'd', 1)).toBe('d');
    expect(neighbour(ids, undefined, 1)).toBe('a');
  });
});

describe('the steps on the phone', () => {
  const names = {
    who: '王建国',
    what: '支付宝',
    when: undefined,
    plate: '京A8X2K6',
    offence: '违停',
    occurred: '9月5日 14:32',
    fine: '¥200.00',
    points: '0 分',
    amount: '¥200.00',
    tail: tailOf(aRow()),
  };

  test('paying names the end of the number and the amount', () => {
    const steps = stepsOf('pay', names);
    expect(steps.map(({ key }) => key)).toEqual([
      'open',
      'decisions',
      'compare-number',
      'pay',
      'pay-with',
      'record-payment',
    ]);
    expect(steps[2]?.values).toMatchObject({ tail: '3385' });
  });

  test('a later moment is said first', () => {
    expect(stepsOf('confirm', { ...names, when: '明天 04:00' })[0]?.key).toBe('wait');
  });

  test('a way that does not work is not shown as one', () => {
    const stuck = anAttempt({ light: 'blocked', findings: [aFound()] });
    expect(guideWay(stuck, null, undefined)).toBe('not-yet');
    expect(guideWay({ ...stuck, findings: [aFound({ check: 'vehicle-not-filed' })] }, null, undefined)).toMatchObject({
      kind: 'file',
    });
  });
});

test('a batch adds up what it can pay', () => {
  const sum = sumOf([
    anAttempt({ left_after_fen: 30000 }),
    anAttempt({ violation: 'v2', amount_due_fen: 10000, left_after_fen: 20000 }),
    anAttempt({ violation: 'v3', light: 'blocked', passes: false }),
  ]);
  expect(sum).toMatchObject({ light: 'blocked', pass: ['v1', 'v2'], fail: ['v3'], payableFen: 30000 });
  expect(sum.means).toEqual([{ method: 'm1', takenFen: 30000, leftFen: 20000 }]);
});
