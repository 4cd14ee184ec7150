import type { Waiting } from '../ipc/bindings';
import { daysBetween } from '../words/beijing';

/** The drawing's own units; it is scaled to the width it is given. */
export const chartSize = { width: 264, height: 124 };

export type Point = { x: number; y: number };
export type Mark = Point & { day: string; fen: number; kind: 'today' | 'next-day' | 'cap' };
export type Chart = {
  /** The line, as a path. */
  line: string;
  /** The points that have words: at most three. */
  marks: Mark[];
  rests: { x: number; width: number }[];
  /** Where the last day stands, when it is ahead. */
  lastX: number | undefined;
  /** Days written under the line, those that have room. */
  days: { x: number; day: string; anchor: 'start' | 'middle' | 'end'; today: boolean }[];
};

const left = 4;
const right = 260;
const top = 26;
const low = 87;
export const ground = 102;

/** How the amount moves from today on. */
export function chartOf(waiting: Waiting): Chart {
  const { corners } = waiting;
  const first = corners[0];
  const last = corners.at(-1);
  if (!first || !last) return { line: '', marks: [], rests: [], lastX: undefined, days: [] };

  const span = Math.max(daysBetween(first.day, last.day), 1);
  const least = Math.min(...corners.map((corner) => corner.amount_fen));
  const most = Math.max(waiting.cap_fen, ...corners.map((corner) => corner.amount_fen));
  const x = (day: string) => {
    const share = Math.min(Math.max(daysBetween(first.day, day) / span, 0), 1);
    return rounded(left + share * (right - left));
  };
  const y = (fen: number) => rounded(most === least ? low : low - ((fen - least) / (most - least)) * (low - top));

  const place = (day: string, fen: number, kind: Mark['kind']): Mark => ({ x: x(day), y: y(fen), day, fen, kind });
  const marks = [place(first.day, first.amount_fen, 'today')];
  const after = corners.find((corner) => corner.day > waiting.last_day && corner.day > first.day);
  const capDay = waiting.cap_day && waiting.cap_day > first.day ? waiting.cap_day : undefined;
  const isNext = after && daysBetween(waiting.last_day, after.day) === 1 && after.amount_fen > first.amount_fen;
  if (after && isNext) marks.push(place(after.day, after.amount_fen, 'next-day'));
  if (capDay) marks.push(place(capDay, waiting.cap_fen, 'cap'));

  return {
    line: corners.map((corner, place) => `${place ? 'L' : 'M'}${x(corner.day)} ${y(corner.amount_fen)}`).join(' '),
    marks,
    rests: waiting.rests
      .filter(([from, to]) => to >= first.day && from <= last.day)
      .map(([from, to]) => ({ x: x(from), width: Math.max(rounded(x(to) - x(from)), 2) })),
    lastX: waiting.last_day > first.day ? x(waiting.last_day) : undefined,
    days: withRoom([
      { x: left, day: first.day, anchor: 'start', today: true },
      ...(capDay ? [{ x: right, day: capDay, anchor: 'end' as const, today: false }] : []),
      ...(waiting.last_day > first.day
        ? [{ x: x(waiting.last_day), day: waiting.last_day, anchor: 'middle' as const, today: false }]
        : []),
    ]),
  };
}

const dayWidth = 58;

/** Leaves out what would be written over something that stands already; the ends come first. */
function withRoom(days: Chart['days']): Chart['days'] {
  const shown: Chart['days'] = [];
  const from = (day: Chart['days'][number]) =>
    day.x - (day.anchor === 'start' ? 0 : day.anchor === 'end' ? dayWidth : dayWidth / 2);
  // 今天 is shorter than a date.
  const width = (day: Chart['days'][number]) => (day.today ? 32 : dayWidth);
  for (const day of days) {
    const free = shown.every(
      (other) => from(day) >= from(other) + width(other) || from(day) + width(day) <= from(other),
    );
    if (free) shown.push(day);
  }
  return shown;
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
