import type { CaseFile } from '../../ipc/bindings';

/** What can be done with a violation. */
export type VerbId =
  | 'check'
  | 'confirm'
  | 'pay'
  | 'answer'
  | 'appeal'
  | 'revoke'
  | 'extend'
  | 'edit'
  | 'export'
  | 'remove';

export type Verbs = {
  /** The main thing at this stage. */
  primary?: VerbId;
  /** Beside it. */
  second?: VerbId;
  /** In the menu. */
  more: VerbId[];
  /** The appeal that waits for its answer. */
  waiting?: string;
};

/** The verbs that make sense at the stage a violation is at, the next thing to do first. */
export function verbsOf({ violation, row, best, appeals }: CaseFile): Verbs {
  const waiting = appeals.find(({ appeal }) => appeal.status === 'pending')?.appeal;
  const last: VerbId[] = ['edit', 'export', 'remove'];
  if (best.next === 'revoke') return { primary: 'revoke', second: 'check', more: last };
  if (violation.stage === 'recorded') {
    if (waiting)
      return { primary: 'answer', second: 'check', more: ['confirm', 'revoke', ...last], waiting: waiting.id };
    const extend: VerbId[] = row.handle_by ? ['extend'] : [];
    return { primary: 'check', second: 'confirm', more: ['appeal', ...extend, 'revoke', ...last] };
  }
  const answer: VerbId[] = waiting ? ['answer'] : [];
  const verbs = waiting ? { waiting: waiting.id } : {};
  if (violation.stage === 'decided' && row.light !== 'settled') {
    const stuck = row.light === 'blocked' || row.light === 'unknown';
    const [primary, second]: VerbId[] = stuck ? ['check', 'pay'] : ['pay', 'check'];
    return { primary, second, more: [...answer, 'appeal', 'revoke', ...last], ...verbs };
  }
  const [first] = answer;
  const appeal: VerbId[] = violation.stage === 'revoked' ? [] : ['appeal'];
  return { ...(first && { primary: first }), second: 'edit', more: [...appeal, 'export', 'remove'], ...verbs };
}
