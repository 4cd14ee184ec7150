import type { Counts, Field, Piece, PieceField, Sheet, Value } from '../ipc';

/** A table with a few pieces on it, for tests. */
const none: Counts = {
  add: 0,
  onto: 0,
  pay: 0,
  paid_twice: 0,
  note: 0,
  known: 0,
  alike: 0,
  ask: 0,
  incomplete: 0,
  phishing: 0,
  unclear: 0,
  skipped: 0,
};

export function counted(pieces: readonly Piece[]): Counts {
  const counts = { ...none };
  for (const { course } of pieces) counts[course] += 1;
  return counts;
}

const text = (value: string): Value => ({ kind: 'text', value });

/** A field that was read from a text, where it stands in it. */
export function read(field: Field, value: Value, within?: string, said?: string): PieceField {
  const from = said === undefined ? -1 : (within ?? '').indexOf(said);
  return {
    field,
    value,
    confidence: from < 0 ? 'low' : 'high',
    ground: from < 0 ? 'table' : 'written',
    span: from < 0 ? null : [from, from + (said ?? '').length],
    day: null,
    needed: false,
    fault: null,
  };
}

export function lacking(field: Field): PieceField {
  return { field, value: null, confidence: null, ground: null, span: null, day: null, needed: true, fault: null };
}

export function pieceOf(number: number, more: Partial<Piece>): Piece {
  return {
    number,
    source: 1,
    row: null,
    kind: 'violation',
    course: 'add',
    text: '',
    fields: [],
    faults: [],
    alike: null,
    onto: null,
    candidates: [],
    car: null,
    chosen: { choosing: 'proposed' },
    ...more,
  };
}

const first =
  '【北京交警】您的小型汽车京A8X2K6于2026年09月20日08时15分在东三环国贸桥由北向南，实施违反禁止标线指示(代码1345)的违法行为，已被记录。请登录交管12123核实处理。';
const second =
  '【北京交警】您的小型新能源汽车京AD12345于2026年09月21日17时40分在朝阳区望京街，实施某种行为，已被记录。';
const third = '【深圳交警】粤B6Y8T2于2026年09月11日22:03在滨海大道超速20%以上未达50%，罚款200元，记6分。';

export const pieces: readonly Piece[] = [
  pieceOf(0, {
    text: first,
    car: '奥德赛',
    fields: [
      read('plate', text('京A8X2K6'), first, '京A8X2K6'),
      read('occurred_at', { kind: 'instant', value: '2026-09-20T08:15:00+08:00' }, first, '2026年09月20日08时15分'),
      read('place', text('东三环国贸桥由北向南'), first, '东三环国贸桥由北向南'),
      read('offence', text('违反禁止标线指示'), first, '违反禁止标线指示'),
      read('code', text('1345'), first, '1345'),
      read('fine_fen', { kind: 'money', value: 10000 }),
      read('points', { kind: 'number', value: 1 }),
      { ...lacking('driver'), day: null, needed: false },
      { ...read('source', text('camera')), ground: 'document', confidence: 'medium' },
      read('authority', text('北京交警'), first, '北京交警'),
    ],
  }),
  pieceOf(1, {
    course: 'incomplete',
    text: second,
    fields: [
      read('plate', text('京AD12345'), second, '京AD12345'),
      read('occurred_at', { kind: 'instant', value: '2026-09-21T17:40:00+08:00' }, second, '2026年09月21日17时40分'),
      read('place', text('朝阳区望京街'), second, '朝阳区望京街'),
      read('offence', text('某种行为'), second, '某种行为'),
      lacking('fine_fen'),
      lacking('points'),
      read('authority', text('北京交警'), second, '北京交警'),
    ],
  }),
  pieceOf(2, {
    course: 'alike',
    text: third,
    fields: [
      read('plate', text('粤B6Y8T2'), third, '粤B6Y8T2'),
      read('occurred_at', { kind: 'instant', value: '2026-09-11T22:03:00+08:00' }, third, '2026年09月11日22:03'),
      read('place', text('滨海大道'), third, '滨海大道'),
      read('offence', text('超速20%以上未达50%'), third, '超速20%以上未达50%'),
      read('fine_fen', { kind: 'money', value: 20000 }, third, '200元'),
      read('points', { kind: 'number', value: 6 }, third, '6分'),
    ],
    alike: {
      why: 'minute',
      violation: 'v09',
      piece: null,
      lines: [
        {
          field: 'occurred_at',
          this: { kind: 'instant', value: '2026-09-11T22:03:00+08:00' },
          other: { kind: 'instant', value: '2026-09-11T22:03:00+08:00' },
          differs: false,
        },
        { field: 'place', this: text('滨海大道'), other: text('滨海大道西行'), differs: true },
        { field: 'points', this: { kind: 'number', value: 6 }, other: { kind: 'number', value: 3 }, differs: true },
        { field: 'authority', this: text('深圳交警'), other: null, differs: true },
      ],
    },
  }),
];

export const sheetOf = (these: readonly Piece[], more: Partial<Sheet> = {}): Sheet => ({
  brought: [{ number: 1, name: '', is: 'text', pieces: these.length, columns: [], left_out: [], refused: null }],
  counts: counted(these),
  total: these.length,
  ...more,
});

export const table: Sheet['brought'][number] = {
  number: 2,
  name: '违法记录.csv',
  is: 'table',
  pieces: 12,
  columns: [
    { heading: '号牌', field: 'plate', examples: ['京A8X2K6', '京A8X2K6'] },
    { heading: '日期', field: 'notified_on', examples: ['2026-09-01 08:00', '2026-09-02 09:30'] },
    { heading: '违法行为', field: 'offence', examples: ['违反规定停放', '超速'] },
    { heading: '备注', field: null, examples: ['', '已问过'] },
  ],
  left_out: [],
  refused: null,
};
