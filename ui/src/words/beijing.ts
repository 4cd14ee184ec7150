/**
 * Days and instants as Beijing reads them, whatever zone the computer is in.
 *
 * A day is `2026-09-23`, an instant is RFC 3339. Beijing has kept +08:00 without daylight saving since 1991, so this
 * is arithmetic: only the UTC side of `Date` is used, never the computer's own zone.
 */

const minute = 60_000;
const dayLength = 24 * 60 * minute;
const offset = 8 * 60 * minute;

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Milliseconds since 1970 of an instant. */
export function epoch(instant: string): number {
  const at = instantShape.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${instant}`);
  return at;
}

/** An instant, written with Beijing's offset, to the second. */
export function written(at: number): string {
  return `${new Date(at + offset).toISOString().slice(0, 19)}+08:00`;
}

/** The day it is in Beijing at an instant. */
export function dayOf(instant: string): string {
  return written(epoch(instant)).slice(0, 10);
}

/** The time of day in Beijing at an instant: `04:00`. */
export function clockOf(instant: string): string {
  return written(epoch(instant)).slice(11, 16);
}

/** The instant at which a day's clock shows `04:00`. */
export function instantAt(day: string, clock: string): string {
  ordinal(day);
  return written(epoch(`${day}T${clock}:00+08:00`));
}

/** The instant so many minutes later. */
export function addMinutes(instant: string, minutes: number): string {
  return written(epoch(instant) + minutes * minute);
}

/** Whole minutes from one instant to another; negative when it is before. */
export function minutesBetween(from: string, to: string): number {
  return Math.trunc((epoch(to) - epoch(from)) / minute);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date((ordinal(day) + days) * dayLength).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return ordinal(to) - ordinal(from);
}

/** The day of the week. */
export function weekday(day: string): Weekday {
  // 1970-01-01 was a Thursday.
  const since = (((ordinal(day) + 3) % 7) + 7) % 7;
  return (since + 1) as Weekday;
}

/** Year, month and day as numbers. */
export function partsOf(day: string): { year: number; month: number; date: number } {
  const [, year, month, date] = dayShape.exec(day) ?? [];
  if (!year || !month || !date) throw new RangeError(`not a day: ${day}`);
  return { year: Number(year), month: Number(month), date: Number(date) };
}

export function isDay(text: string): boolean {
  try {
    ordinal(text);
    return true;
  } catch {
    return false;
  }
}

/** Days since 1970-01-01. */
function ordinal(day: string): number {
  const { year, month, date } = partsOf(day);
  const at = Date.UTC(year, month - 1, date);
  // `Date` turns 31 April into 1 May instead of refusing it.
  if (new Date(at).toISOString().slice(0, 10) !== day) throw new RangeError(`not a day: ${day}`);
  return at / dayLength;
}
