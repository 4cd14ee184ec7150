import { describe, expect, it } from 'vitest';
import type {
  Errand,
  Overview,
  Row,
  Spell,
  StripDay,
  StripEvent,
  StripMark,
  Sum,
  Verb,
  Verdict,
} from '../ipc/bindings';
import { stretches, ticks } from './clockBar';
import { conclude, nextTrouble, toCome } from './conclusion';
import { holidays, placeLabels, widthOf } from './layout';

const nothing: Overview = {
  at: '2026-09-23T21:42:00+08:00',
  sums: [],
  payable: [],
  payable_count: 0,
  payable_fen: 0,
  late: null,
  movable: 0,
  errands: { people: [], elsewhere: 0, counts: [] },
  waiting: [],
  waiting_count: 0,
  wait_until: null,
  outlook: [],
  strip: { days: [], marks: [] },
  total: 2,
  settled: 0,
};

const errand = (verb: Verb, id: string, light: Verdict = 'blocked'): Errand => ({
  verb,
  row: { id, light } as Row,
  cure: null,
  check: null,
  from: null,
});
/** One person's errands; as many more of the last one's kind are not shown. */
const errands = (shown: Errand[], more = 0): Overview['errands'] => {
  const verbs = shown.map(({ verb }) => verb);
  const counts = [...new Set(verbs)].map((verb) => ({
    verb,
    count: verbs.filter((each) => each === verb).length + (verb === verbs.at(-1) ? more : 0),
  }));
  return { people: [{ member: 'a', name: '王', points: 3, errands: shown, more }], elsewhere: 0, counts };
};
const mark = (...events: StripEvent[]): StripMark => ({
  day: events[0]?.day ?? '',
  kind: events[0]?.kind ?? 'pay_by',
  count: events.length,
  amount_fen: 0,
  light: null,
  events,
});
const event = (day: string, more: Partial<StripEvent> = {}): StripEvent => ({
  day,
  kind: 'pay_by',
  violation: null,
  light: null,
  plate: null,
  name: null,
  amount_fen: null,
  days_late: null,
  at: null,
  ...more,
});

describe('the conclusion', () => {
  it('names what can be paid before anything else, and how much there is of it', () => {
    const payable = { payable: ['1', '2'], payable_count: 90, payable_fen: 30000 };
    expect(conclude({ ...nothing, ...payable, errands: errands([errand('fill', '3')]) })).toEqual({
      kind: 'payable',
      violations: ['1', '2'],
      count: 90,
      fen: 30000,
    });
  });

  it('is what comes next where nothing can be paid', () => {
    const all = errands([errand('act', '1'), errand('fill', '2'), errand('confirm', '3')], 4);
    expect(conclude({ ...nothing, errands: all })).toEqual({ kind: 'confirm', violations: ['3'], count: 5 });
    const lacks = errand('fill', '2', 'unknown');
    const sums = [{ light: 'unknown', count: 3 } as Sum];
    expect(conclude({ ...nothing, sums, errands: errands([errand('act', '1'), lacks]) })).toMatchObject({
      kind: 'fill',
      count: 3,
    });
    expect(conclude({ ...nothing, errands: errands([errand('act', '1')]) })).toMatchObject({ kind: 'act', count: 1 });
  });

  it('calls red that lacks a fact what is to be done first, as the counts do', () => {
    const all = errands([errand('act', '1'), errand('fill', '2', 'blocked')]);
    expect(conclude({ ...nothing, errands: all })).toMatchObject({
      kind: 'act',
      count: 2,
      errand: { row: { id: '2' } },
    });
  });

  it('waits for the first that is free', () => {
    const free = { at: '2026-09-24T04:00:00+08:00', expected: true, amount_due_fen: 0 };
    expect(conclude({ ...nothing, wait_until: free })).toEqual({ kind: 'wait', at: free.at, expected: true });
    expect(conclude(nothing)).toEqual({ kind: 'wait', at: null, expected: false });
  });

  it('tells a household that is through from one that has begun nothing', () => {
    expect(conclude({ ...nothing, settled: 2 }).kind).toBe('settled');
    expect(conclude({ ...nothing, total: 0 }).kind).toBe('empty');
  });

  it('says no line twice: what is about a violation does not come again', () => {
    const filing = event('2026-09-25', { kind: 'filing' });
    const marks = [mark(event('2026-09-24', { violation: '1' })), mark(filing)];
    expect(toCome({ ...nothing, strip: { days: [], marks } })).toEqual([filing]);
  });
});

describe('the strip', () => {
  it('gives labels that would touch rows of their own, and goes back to the first when there is room', () => {
    const places = placeLabels(
      [
        { start: 0, width: 100 },
        { start: 50, width: 100 },
        { start: 120, width: 100 },
      ],
      33,
      1000,
    );
    expect(places.map(({ row }) => row)).toEqual([0, 1, 0]);
  });

  it('turns a label that would reach over the end', () => {
    expect(placeLabels([{ start: 950, width: 100 }], 33, 1000)).toEqual([{ row: 0, left: 883, turned: true }]);
  });

  it('never lets two labels of a row touch', () => {
    const labels = Array.from({ length: 30 }, (_, day) => ({ start: day * 33, width: 60 + ((day * 37) % 140) }));
    const places = placeLabels(labels, 33, 1000);
    for (const [one, a] of places.entries()) {
      for (const [other, b] of places.entries()) {
        if (one >= other || a.row !== b.row) continue;
        const [widthA, widthB] = [labels[one]?.width ?? 0, labels[other]?.width ?? 0];
        expect(a.left + widthA <= b.left || b.left + widthB <= a.left).toBe(true);
      }
    }
  });

  it('knows a holiday by its run of rest days', () => {
    const day = (day: string, rest: boolean, holiday: string | null, makes_up = false): StripDay => ({
      day,
      rest,
      holiday,
      makes_up,
      provisional: false,
    });
    const days = [
      day('2026-09-30', false, null),
      day('2026-10-01', true, '国庆节'),
      day('2026-10-02', true, '国庆节'),
      day('2026-10-03', true, null),
      day('2026-10-10', false, '国庆节', true),
    ];
    expect(holidays(days)).toEqual([{ name: '国庆节', from: 1, to: 2 }]);
  });

  it('takes a Chinese character to be as wide as it is high', () => {
    expect(widthOf('缴款')).toBe(24);
    expect(widthOf('ab')).toBeLessThan(24);
  });
});

describe('the bar of hours', () => {
  const spells: Spell[] = [
    { from: '2026-09-23T22:00:00+08:00', to: '2026-09-24T02:00:00+08:00', doing: 'open' },
    { from: '2026-09-24T02:00:00+08:00', to: '2026-09-24T04:00:00+08:00', doing: 'daily_maintenance' },
    { from: '2026-09-24T04:00:00+08:00', to: '2026-09-24T16:00:00+08:00', doing: 'open' },
    { from: '2026-09-24T16:00:00+08:00', to: '2026-09-24T22:00:00+08:00', doing: 'rush' },
  ];

  it('shares the day out', () => {
    expect(stretches(spells).map(({ width }) => Math.round(width))).toEqual([17, 8, 50, 25]);
    expect(stretches([])).toEqual([]);
  });

  it('names what stops or slows, and leaves out what has no room', () => {
    const words = () => '维护';
    expect(ticks(spells, words, 336).map(({ text }) => text)).toEqual(['02:00–04:00 维护', '16:00 维护']);
    expect(ticks(spells, words, 150).map(({ text }) => text)).toEqual(['16:00 维护']);
  });

  it('knows the next trouble', () => {
    expect(nextTrouble(spells)?.doing).toBe('daily_maintenance');
    expect(nextTrouble([])).toBeUndefined();
  });
});
