import type { AppealFile, CaseFile } from '../../ipc/bindings';

/** A step on the way of a violation. */
export type Step = {
  /** What it is: `seen.camera`, `confirm`, `appeal.objection`; the key of its word. */
  key: string;
  /** Whether it was, is where things stand, or is still to come. */
  state: 'done' | 'now' | 'next';
  /** When: a day, or an instant. */
  day?: string;
  at?: string;
  /** Said in place of a time: `after-answer`; or around it: `submitted`, `last-day`. */
  note?: string;
  /** Whether the time is only expected. */
  expected?: boolean;
};

/** The steps of a violation from the day it was seen to the day it is paid, those to come as far as they are known. */
export function stepsOf(file: CaseFile): Step[] {
  const { violation } = file;
  const objections = file.appeals.filter(({ appeal }) => appeal.kind === 'objection');
  const later = file.appeals.filter(({ appeal }) => appeal.kind !== 'objection');
  const steps: Step[] = [{ key: `seen.${violation.source}`, state: 'done', at: violation.occurred_at }];
  if (violation.notified_on) steps.push({ key: 'notified', state: 'done', day: violation.notified_on });
  steps.push(...objections.flatMap(appealSteps));

  if (violation.stage === 'revoked') {
    if (violation.decision) steps.push(confirmed(violation.decision.served_on));
    return [...steps, ...later.flatMap(appealSteps), { key: 'revoked', state: 'now' }];
  }

  const { next } = file.best;
  // Who has won has nothing to confirm or to pay; 12123 takes the record away.
  const removal: Step = { key: 'removal', state: 'now' };
  if (!violation.decision) return [...steps, ...(next === 'revoke' ? [removal] : ahead(file, next === 'answer'))];
  steps.push(confirmed(violation.decision.served_on), ...later.flatMap(appealSteps));
  return [...steps, ...(next === 'revoke' ? [removal] : payment(file))];
}

/** What is still to come of a record. */
function ahead(file: CaseFile, waits: boolean): Step[] {
  const confirm: Step = waits
    ? { key: 'confirm', state: 'next', note: 'after-answer' }
    : { key: 'confirm', state: 'now', ...(file.row.handle_by && { day: file.row.handle_by, note: 'last-day' }) };
  if (file.violation.warning_only) return [confirm];
  return [confirm, { key: 'pay', state: 'next', note: 'after-decision' }];
}

function confirmed(day: string): Step {
  return { key: 'confirm', state: 'done', day };
}

/** The payment: made, made and not yet seen by 12123, not asked for, or still to come. */
function payment({ violation, row }: CaseFile): Step[] {
  const at = row.paid_at ?? undefined;
  if (violation.stage === 'paid') return [{ key: 'paid', state: 'now', ...(at && { at }) }];
  if (at) {
    return [
      { key: 'paid', state: 'done', at },
      { key: 'update', state: 'now' },
    ];
  }
  if (violation.warning_only || row.light === 'settled') return [{ key: 'nothing-due', state: 'now' }];
  if (!row.last_day) return [{ key: 'pay', state: 'now' }];
  return [{ key: 'pay', state: 'now', day: row.last_day, note: 'last-day', expected: row.provisional }];
}

/** What was asked, and its answer or when that is expected. */
function appealSteps({ appeal, expected_at }: AppealFile): Step[] {
  const asked: Step = { key: `appeal.${appeal.kind}`, state: 'done', at: appeal.submitted_at, note: 'submitted' };
  if (appeal.status !== 'pending') {
    return [
      asked,
      { key: `answer.${appeal.status}`, state: 'done', ...(appeal.decided_at && { at: appeal.decided_at }) },
    ];
  }
  return [
    { ...asked, state: 'now' },
    { key: 'answer', state: 'next', ...(expected_at && { at: expected_at, expected: true }) },
  ];
}
