import type { CalendarEntry, CalendarKind, MonthDay } from '../ipc/bindings';
import { addDays, isDay, partsOf, weekday } from '../words/beijing';

/** How many lines a day has room for; where there is more, the last says how much. */
const lines = 3;

/** What stands first on a day: what costs money when it is missed, and what only reminds of it last. */
const order: readonly CalendarKind[] = ['deadline', 'advised', 'expected', 'begins', 'maintenance', 'reminder'];

/** The month of a day: `2026-10`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month an address names; anything else is none. */
export function readMonth(text: string | null): string | undefined {
  return text && /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`) ? text : undefined;
}

/** The month so many months later. */
export function addMonths(month: string, months: number): string {
  const { year, month: number } = partsOf(`${month}-01`);
  const since = year * 12 + number - 1 + months;
  return `${Math.floor(since / 12)}-${String((since % 12) + 1).padStart(2, '0')}`;
}

/** A month's days in weeks from Monday; what belongs to the months beside it stays empty. */
export function weeksOf(days: readonly MonthDay[]): (MonthDay | null)[][] {
  const [first] = days;
  if (!first) return [];
  const cells: (MonthDay | null)[] = [...Array<null>(weekday(first.day) - 1).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The entries of each day, the gravest first. */
export function byDay(entries: readonly CalendarEntry[]): Map<string, CalendarEntry[]> {
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  for (const each of days.values()) each.sort((one, other) => order.indexOf(one.what) - order.indexOf(other.what));
  return days;
}

/** The entries of a day, its reminders only counted: of a day with one deadline they would be most of it. */
export function folded(entries: readonly CalendarEntry[]): { others: CalendarEntry[]; reminders: number } {
  const others = entries.filter(({ what }) => what !== 'reminder');
  return { others, reminders: entries.length - others.length };
}

/** What a day of the month shows of its entries, whether it names its reminders, and how much it leaves out. */
export function inCell(entries: readonly CalendarEntry[]) {
  const { others, reminders } = folded(entries);
  if (others.length + Math.min(1, reminders) <= lines) return { shown: others, reminders, more: 0 };
  const shown = others.slice(0, lines - 1);
  return { shown, reminders: 0, more: entries.length - shown.length };
}

/** What is late, and after it every day from today on that has something. */
export function agendaOf(entries: readonly CalendarEntry[], today: string) {
  const late = entries.filter((entry) => entry.late);
  const days = [...byDay(entries.filter((entry) => !entry.late && entry.day >= today))];
  return { late, days: days.sort(([one], [other]) => (one < other ? -1 : 1)) };
}

/** The day a key leads to; nothing when it leads nowhere. */
export function walked(day: string, key: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, 1 - weekday(day));
    case 'End':
      return addDays(day, 7 - weekday(day));
    case 'PageUp':
      return monthsFrom(day, -1);
    case 'PageDown':
      return monthsFrom(day, 1);
    default:
      return undefined;
  }
}

/** The same date of another month, or the last it has. */
function monthsFrom(day: string, months: number): string {
  const month = addMonths(monthOf(day), months);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

/** Where an entry leads: to its case, the cell of its filing, its account or its car. */
export function hrefOf({ what, subject, violation, vehicle, account }: CalendarEntry): string {
  const of = (id: string | null) => encodeURIComponent(id ?? '');
  if (what === 'maintenance') return '/settings?part=maintenance';
  switch (subject?.noun) {
    case 'filing':
      return `/vehicles?car=${of(vehicle)}&account=${of(account)}`;
    case 'account':
      return `/accounts?account=${of(account)}`;
    case 'vehicle':
      return `/vehicles?car=${of(vehicle)}`;
    default:
      return `/violations/${of(violation)}`;
  }
}

/** What tells entries of one list apart. */
export function keyOf({ day, what, kind, subject, at }: CalendarEntry): string {
  return [day, what, kind, subject?.noun, subject?.id, at].join(' ');
}
