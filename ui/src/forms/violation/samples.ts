import type { Appeal, CaseFile, Family, Row, Violation } from '../../ipc/bindings';

/** A violation as the tests begin with it: a record of a camera. */
export const violation: Violation = {
  id: 'v1',
  vehicle: 'c1',
  source: 'camera',
  stage: 'recorded',
  occurred_at: '2026-09-15T08:02:00+08:00',
  offence: '违反禁止标线指示',
  code: '1117',
  fine_fen: 10_000,
  points: 1,
  warning_only: false,
};

/** The same once a decision came. */
export const decided: Violation = {
  ...violation,
  stage: 'decided',
  decision: { served_on: '2026-09-17', number: null },
};

const row: Row = {
  id: 'v1',
  vehicle: 'c1',
  plate: '京A8X2K6',
  nickname: null,
  offence: violation.offence,
  code: '1117',
  place: null,
  occurred_at: violation.occurred_at,
  source: 'camera',
  stage: 'recorded',
  next: 'confirm',
  points: 1,
  driver: null,
  warning_only: false,
  fine_fen: 10_000,
  amount_fen: 10_000,
  surcharge_fen: 0,
  light: 'blocked',
  next_step: 'confirm',
  next_light: 'blocked',
  account: null,
  last_day: null,
  advised_day: null,
  handle_by: null,
  provisional: false,
  clears_at: null,
  clears_expected: false,
  said: null,
  check: null,
  paid_at: null,
  decision_number: null,
};

/** A file of a violation, with what a test changes. */
export function fileOf(fact: Violation, part: Partial<CaseFile> = {}, changed: Partial<Row> = {}): CaseFile {
  return {
    violation: fact,
    vehicle: { id: 'c1', plate: '京A8X2K6', kind: 'small', use: 'private' },
    row: { ...row, stage: fact.stage, ...changed },
    best: {
      violation: fact.id,
      account: null,
      method: null,
      light: 'payable',
      next: 'confirm',
      next_step: null,
      next_light: null,
      passes: true,
      fine_fen: fact.fine_fen,
      surcharge_fen: 0,
      amount_due_fen: fact.fine_fen,
      last_day: null,
      advised_day: null,
      handle_by: null,
      provisional: false,
      earliest: null,
      next_earliest: null,
      findings: [],
      lead: null,
      passed: [],
      alternatives: [],
      left_after_fen: null,
    },
    appeals: [],
    payments: [],
    attachments: [],
    clock: null,
    reconsider_by: null,
    sue_by: null,
    ...part,
  };
}

/** An objection that waits. */
export const objection: Appeal = {
  id: 'a1',
  violation: 'v1',
  kind: 'objection',
  submitted_at: '2026-09-22T10:20:00+08:00',
  status: 'pending',
};

/** One person with one car. */
export const family: Family = {
  members: [{ id: 'm1', name: '王建国' }],
  accounts: [{ id: 'p1', member: 'm1', licence: { status: 'normal' } }],
  vehicles: [{ id: 'c1', plate: '京A8X2K6', kind: 'small', use: 'private' }],
  filings: [],
  methods: [{ id: 'w1', kind: 'wechat', label: '微信零钱' }],
  maintenance: { announced: [] },
  muted: [],
};
