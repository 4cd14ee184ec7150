import type { StripDay, StripEvent, StripKind } from '../ipc/bindings';
import type { Light } from '../parts/Lamp';
import { daysBetween } from '../words/beijing';

/** What falls on one day of one kind: several of them are one label. */
export type Mark = {
  day: string;
  kind: StripKind;
  events: readonly StripEvent[];
  /** The gravest of their lights. */
  light: Light | null;
};

/** A label's place, in pixels from the left of the strip. */
export type Place = {
  row: number;
  left: number;
  /** There is no room at its right: the words stand before the lamp. */
  turned: boolean;
};

const graver: readonly Light[] = ['settled', 'payable', 'caution', 'unknown', 'blocked'];

/** One mark a day and kind, in the order of the events. What is settled has no day any more. */
export function marksOf(events: readonly StripEvent[]): Mark[] {
  const marks = new Map<string, StripEvent[]>();
  for (const event of events) {
    if (event.light === 'settled') continue;
    const key = `${event.day} ${event.kind}`;
    marks.set(key, [...(marks.get(key) ?? []), event]);
  }
  return [...marks.values()].map((events) => {
    const lights = events.map(({ light }) => light).filter((light) => light !== null);
    lights.sort((one, other) => graver.indexOf(other) - graver.indexOf(one));
    const [first] = events as [StripEvent, ...StripEvent[]];
    return { day: first.day, kind: first.kind, events, light: lights[0] ?? null };
  });
}

/**
 * Puts labels into as few rows as they need without touching each other. Each begins at its day; one that would reach
 * over the end is turned to end at its day.
 */
export function placeLabels(labels: readonly { start: number; width: number }[], day: number, whole: number): Place[] {
  const gap = 12;
  const rows: [from: number, to: number][][] = [];
  return labels.map(({ start, width }) => {
    const turned = start + width > whole && start + day - width >= 0;
    const left = Math.max(0, turned ? start + day - width : start);
    const free = (row: [number, number][]) => row.every(([from, to]) => left >= to + gap || left + width + gap <= from);
    let row = rows.findIndex(free);
    if (row === -1) row = rows.push([]) - 1;
    rows[row]?.push([left, left + width]);
    return { row, left, turned };
  });
}

/** About how wide a text is drawn: a Chinese character is as wide as it is high, others about half. */
export function widthOf(text: string, size = 12): number {
  let width = 0;
  for (const character of text) width += /[ᄀ-￯]/.test(character) ? size : size * 0.58;
  return Math.ceil(width);
}

/** Runs of rest days that belong to one holiday, by their place in the strip. */
export function holidays(days: readonly StripDay[]): { name: string; from: number; to: number }[] {
  const runs: { name: string; from: number; to: number }[] = [];
  for (const [place, { rest, holiday }] of days.entries()) {
    if (!rest || !holiday) continue;
    const last = runs.at(-1);
    if (last && last.name === holiday && last.to === place - 1) last.to = place;
    else runs.push({ name: holiday, from: place, to: place });
  }
  return runs;
}

/** How many days into the strip a day is. */
export function placeOf(day: string, days: readonly StripDay[]): number {
  const first = days[0]?.day;
  return first ? daysBetween(first, day) : 0;
}
