import type { StripDay } from '../ipc/bindings';
import { daysBetween } from '../words/beijing';

/** A label's place, in pixels from the left of the strip. */
export type Place = {
  row: number;
  left: number;
  /** There is no room at its right: the words stand before the lamp. */
  turned: boolean;
};

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
