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

/** What is still to be dealt with, by the day it is due: to pay, then to handle; what has no day comes last. */
export function byDay(rows: readonly Row[]): Row[] {
  const key = (row: Row) => `${row.last_day ?? '9999'} ${row.handle_by ?? '9999'}`;
  const open = rows.filter((row) => row.light !== 'settled');
  return open.sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

/** The most important thing about a violation at the chosen attempt. */
export function lineOf(row: Row, attempt: Attempt | undefined, today: string): RowLine {
  if (attempt && isMovable(attempt)) return { say: 'confirm-first' };
  const stopping = attempt && !passes(attempt.next_light) ? gravest(attempt) : undefined;
  if (stopping) return { say: 'finding', found: stopping };
  const lastDay = attempt?.last_day ?? row.last_day;
  if (lastDay) {
    const late = daysBetween(lastDay, today);
    return late > 0 ? { say: 'overdue', days: late } : { say: 'last-day', day: lastDay };
  }
  const handleBy = attempt?.handle_by ?? row.handle_by;
  return handleBy ? { say: 'handle-by', day: handleBy } : { say: 'nothing' };
}

/** Blocked for payment, and free to be confirmed at once. */
export function isMovable(attempt: Attempt): boolean {
  return attempt.light === 'blocked' && attempt.next_step === 'confirm' && passes(attempt.next_light);
}

/** The gravest finding of the next step: findings come gravest first. */
export function gravest(attempt: Attempt): Found | undefined {
  return attempt.findings.find((found) => !found.muted && concerns(attempt, found));
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
