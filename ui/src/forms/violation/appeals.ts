import type { AppealKind, CaseFile } from '../../ipc/bindings';

/** What may be asked for at the stage a violation is at: an objection before the decision, the other two after it. */
export function kindsOf({ violation, appeals }: Pick<CaseFile, 'violation' | 'appeals'>): AppealKind[] {
  const waits = (kind: AppealKind) => appeals.some(({ appeal }) => appeal.kind === kind && appeal.status === 'pending');
  const kinds: AppealKind[] = violation.decision ? ['reconsideration', 'lawsuit'] : ['objection'];
  return kinds.filter((kind) => !waits(kind));
}
