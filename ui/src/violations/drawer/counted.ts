import type { Clock, CountedDay } from '../../ipc/bindings';
import { addDays, weekday } from '../../words/beijing';

/** The sentence that tells a count, by its key, and the days and words in it. */
export type Told = {
  key: 'plain' | 'rolled' | 'rolled-holiday' | 'extended';
  from: string;
  plain: string;
  last: string;
  /** The holiday that the end of the count fell on. */
  holiday?: string;
};

/** How a count went: to its end, past the rest days it fell on, or to the day an extension set. */
export function toldOf(clock: Clock): Told {
  const days = { from: clock.from, plain: clock.plain_day, last: clock.last_day };
  if (clock.extended) return { key: 'extended', ...days };
  if (clock.plain_day === clock.last_day) return { key: 'plain', ...days };
  const past = clock.days.filter(({ day }) => day >= clock.plain_day && day < clock.last_day);
  const holiday = past.find((day) => day.rest && day.holiday)?.holiday;
  return holiday ? { key: 'rolled-holiday', ...days, holiday } : { key: 'rolled', ...days };
}

/** The days of a count in weeks that begin on Monday; nothing where the first week has not begun. */
export function weeksOf(days: readonly CountedDay[]): (CountedDay | undefined)[][] {
  const first = days[0];
  if (!first) return [];
  const cells: (CountedDay | undefined)[] = [...Array<undefined>(weekday(first.day) - 1), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_, day) => cells[week * 7 + day]));
}

/** The first seven days of a calendar, so that its columns have names. */
export function weekOf(day: string): string[] {
  return Array.from({ length: 7 }, (_, place) => addDays(day, place + 1 - weekday(day)));
}
