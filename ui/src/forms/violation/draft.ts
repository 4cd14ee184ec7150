import type { Source, Stage, Violation } from '../../ipc/bindings';

/** A violation while it is being typed: texts may be empty, and what has to be there may be missing. */
export type Draft = {
  vehicle: string | null;
  source: Source;
  stage: Stage;
  occurred_at: string | null;
  place: string;
  offence: string;
  code: string;
  fine_fen: number | null;
  points: number | null;
  warning_only: boolean;
  driver: string | null;
  notified_on: string | null;
  notice_number: string;
  authority: string;
  handle_by_extended_to: string | null;
  number: string;
  issued_on: string | null;
  served_on: string | null;
  by_account: string | null;
};

/** An empty draft; what is given is filled in. */
export function emptyDraft(given: Partial<Draft> = {}): Draft {
  return {
    vehicle: null,
    source: 'camera',
    stage: 'recorded',
    occurred_at: null,
    place: '',
    offence: '',
    code: '',
    fine_fen: null,
    points: null,
    warning_only: false,
    driver: null,
    notified_on: null,
    notice_number: '',
    authority: '',
    handle_by_extended_to: null,
    number: '',
    issued_on: null,
    served_on: null,
    by_account: null,
    ...given,
  };
}

/** A violation as a draft, to be edited. */
export function draftOf(violation: Violation): Draft {
  const { decision } = violation;
  return {
    vehicle: violation.vehicle,
    source: violation.source,
    stage: violation.stage,
    occurred_at: violation.occurred_at,
    place: violation.place ?? '',
    offence: violation.offence,
    code: violation.code ?? '',
    fine_fen: violation.fine_fen,
    points: violation.points,
    warning_only: violation.warning_only,
    driver: violation.driver ?? null,
    notified_on: violation.notified_on ?? null,
    notice_number: violation.notice_number ?? '',
    authority: violation.authority ?? '',
    handle_by_extended_to: violation.handle_by_extended_to ?? null,
    number: decision?.number ?? '',
    issued_on: decision?.issued_on ?? null,
    served_on: decision?.served_on ?? null,
    by_account: decision?.by_account ?? null,
  };
}

/** Whether this stage of a draft has a decision: a revoked one keeps what it had. */
export function hasDecision({ stage, served_on }: Draft): boolean {
  return stage === 'decided' || stage === 'paid' || (stage === 'revoked' && served_on !== null);
}

/** The whole fact, as the shell keeps it. What is missing stays empty, for the shell or the form to name. */
export function violationOf(draft: Draft, id: string): Violation {
  return {
    id,
    vehicle: draft.vehicle ?? '',
    source: draft.source,
    stage: draft.stage,
    occurred_at: draft.occurred_at ?? '',
    notified_on: draft.notified_on,
    place: text(draft.place),
    offence: draft.offence.trim(),
    code: text(draft.code),
    // A warning asks for no money, whatever stood in the field before.
    fine_fen: draft.warning_only ? 0 : (draft.fine_fen ?? 0),
    points: draft.points ?? 0,
    warning_only: draft.warning_only,
    driver: draft.driver,
    authority: text(draft.authority),
    notice_number: text(draft.notice_number),
    handle_by_extended_to: draft.handle_by_extended_to,
    decision: hasDecision(draft)
      ? {
          number: text(draft.number.replace(/\s+/g, '')),
          issued_on: draft.issued_on,
          served_on: draft.served_on ?? '',
          by_account: draft.by_account,
        }
      : null,
  };
}

/** The fields that have to be filled in and are not. */
export function missingIn(draft: Draft): (keyof Draft)[] {
  const wanted: (keyof Draft | false)[] = [
    'vehicle',
    'occurred_at',
    'offence',
    !draft.warning_only && 'fine_fen',
    'points',
    hasDecision(draft) && 'served_on',
  ];
  return wanted.filter((field): field is keyof Draft => {
    if (!field) return false;
    const value = draft[field];
    return value === null || (typeof value === 'string' && value.trim() === '');
  });
}

/** A draft with another source; what was handled on the spot was decided there and then. */
export function withSource(draft: Draft, source: Source): Draft {
  const stage = source === 'on_spot' && draft.stage === 'recorded' ? 'decided' : draft.stage;
  return { ...draft, source, stage };
}

/** What of a violation is likely the same for the next: the car, the document, who drove. */
export function nextDraft(draft: Draft): Draft {
  return emptyDraft({ vehicle: draft.vehicle, source: draft.source, stage: draft.stage, driver: draft.driver });
}

function text(written: string): string | null {
  return written.trim() || null;
}
