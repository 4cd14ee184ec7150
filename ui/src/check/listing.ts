import type { Attempt, Found, Row, Verdict } from '../ipc/bindings';
import { daysBetween } from '../words/beijing';

/** What the third line of a row says. */
export type RowLine =
  | { say: 'finding'; found: Found }
  | { say: 'confirm-first' }
  | { say: 'overdue'; days: number }
  | { say: 'last-day'; day: string }
  | { say: 'handle-by'; day: string }
  | { say: 'nothing' };

/** Whether somebody can go on with this light. */
export function passes(light: Verdict | null): boolean {
  return light === 'payable' || light === 'caution';
}

/** The most important thing about a violation at the chosen attempt, on the day of its moment. */
export function lineOf(row: Row, attempt: Attempt | undefined, on: string): RowLine {
  const won = attempt && isOver(attempt) ? leading(attempt) : undefined;
  if (won) return { say: 'finding', found: won };
  if (attempt && isMovable(attempt)) return { say: 'confirm-first' };
  const stopping = attempt && !passes(attempt.next_light) ? leading(attempt) : undefined;
  if (stopping) return { say: 'finding', found: stopping };
  const lastDay = attempt?.last_day ?? row.last_day;
  if (lastDay) {
    const late = daysBetween(lastDay, on);
    return late > 0 ? { say: 'overdue', days: late } : { say: 'last-day', day: lastDay };
  }
  const handleBy = attempt?.handle_by ?? row.handle_by;
  return handleBy ? { say: 'handle-by', day: handleBy } : { say: 'nothing' };
}

/** A warning, or a fine of nothing: it is only confirmed. */
export function costsNothing({ amount_due_fen, fine_fen }: Attempt): boolean {
  return amount_due_fen === 0 && fine_fen === 0;
}

/** What a violation costs at the chosen attempt. */
export function amountOf(row: Row, attempt: Attempt | undefined): number {
  return attempt?.amount_due_fen || row.amount_fen;
}

/** Whether there is nothing to try: it is settled, or was won and only has to be removed. */
export function isOver({ next }: Attempt): boolean {
  return next === 'nothing' || next === 'revoke';
}

/** The last day of what is to be done next, which rows are ordered by. */
export function dueDay(row: Row): string | null {
  return row.last_day ?? row.handle_by;
}

/** Blocked for payment, and free to be confirmed at once. */
export function isMovable(attempt: Attempt): boolean {
  return attempt.light === 'blocked' && attempt.next === 'confirm' && passes(attempt.next_light);
}

/** The finding that says most. */
export function leading(attempt: Attempt): Found | undefined {
  return attempt.findings.find(({ check }) => check === attempt.lead);
}

/** Whether a finding stands in the way of the next step. */
export function concerns(attempt: Attempt, found: Found): boolean {
  return found.step === 'both' || found.step === attempt.next_step;
}

/** The light of a finding, as far as it is one. */
export function lightOf(found: Found): Verdict | undefined {
  return lights[found.severity];
}

const lights: Partial<Record<Found['severity'], Verdict>> = { block: 'blocked', missing: 'unknown', warn: 'caution' };

/** The ids that are chosen after one was toggled, in the order of the list. */
export function toggled(ids: readonly string[], picked: readonly string[], id: string): string[] {
  const wanted = new Set(picked);
  if (!wanted.delete(id)) wanted.add(id);
  return ids.filter((each) => wanted.has(each));
}

/** The ids from one to another, in the order of the list. */
export function stretched(ids: readonly string[], from: string, to: string): string[] {
  const [one, other] = [ids.indexOf(from), ids.indexOf(to)];
  if (one < 0 || other < 0) return [to];
  return ids.slice(Math.min(one, other), Math.max(one, other) + 1);
}

/** The neighbour of an id, or the id itself at the end of the list. */
export function neighbour(ids: readonly string[], id: string | undefined, step: 1 | -1): string | undefined {
  const place = id === undefined ? -1 : ids.indexOf(id);
  if (place < 0) return ids[0];
  return ids[Math.min(Math.max(place + step, 0), ids.length - 1)];
}
