import type { Attempt, Found, Row } from '../ipc/bindings';

/** An attempt that passes, with what a test wants otherwise. */
export function anAttempt(other: Partial<Attempt> = {}): Attempt {
  return {
    violation: 'v1',
    account: 'a1',
    method: 'm1',
    light: 'payable',
    next: other.light === 'settled' ? 'nothing' : other.next_step === 'confirm' ? 'confirm' : 'pay',
    next_step: 'pay',
    next_light: other.light ?? 'payable',
    passes: true,
    fine_fen: 20000,
    surcharge_fen: 0,
    amount_due_fen: 20000,
    last_day: '2026-10-08',
    advised_day: '2026-09-30',
    handle_by: null,
    provisional: false,
    earliest: null,
    next_earliest: null,
    findings: [],
    lead: other.findings?.[0]?.check ?? null,
    passed: [],
    alternatives: [],
    left_after_fen: null,
    ...other,
  };
}

/** A finding that blocks, with what a test wants otherwise. */
export function aFound(other: Partial<Found> = {}): Found {
  return {
    check: 'insufficient-balance',
    severity: 'block',
    step: 'pay',
    about: 'what',
    muted: false,
    said: { key: 'insufficient-balance', values: {} },
    clears: { kind: 'action' },
    remedies: [],
    grade: 'observed',
    sources: [],
    overridden: [],
    fingerprint: null,
    ...other,
  };
}

/** A row of the table, with what a test wants otherwise. */
export function aRow(other: Partial<Row> = {}): Row {
  return {
    id: 'v1',
    vehicle: 'c1',
    plate: '京A8X2K6',
    nickname: null,
    offence: '违停',
    code: '1039',
    place: '朝阳区建国路',
    occurred_at: '2026-09-05T14:32:00+08:00',
    source: 'camera',
    stage: 'decided',
    next: 'pay',
    points: 0,
    driver: null,
    warning_only: false,
    fine_fen: 20000,
    amount_fen: 20000,
    surcharge_fen: 0,
    light: 'payable',
    next_step: 'pay',
    next_light: 'payable',
    account: 'a1',
    last_day: '2026-10-08',
    advised_day: '2026-09-30',
    handle_by: null,
    provisional: false,
    clears_at: null,
    clears_expected: false,
    said: null,
    check: null,
    paid_at: null,
    decision_number: '1101062609173385',
    ...other,
  };
}
