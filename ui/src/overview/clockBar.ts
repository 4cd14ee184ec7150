import type { Doing, Spell } from '../ipc/bindings';
import { clockOf, epoch } from '../words/beijing';
import { widthOf } from './layout';

/** A stretch of the bar, in percent of it. */
export type Stretch = Spell & { left: number; width: number };

/** A word under the bar: from when to when 12123 does not simply take payments. */
export type Tick = {
  /** In percent of the bar. */
  left: number;
  text: string;
  doing: Doing;
  /** It ends at its place, for at its right there is no room. */
  turned: boolean;
};

/** The spells as parts of the whole they make. */
export function stretches(spells: readonly Spell[]): Stretch[] {
  const [first, last] = [spells[0], spells.at(-1)];
  if (!first || !last) return [];
  const begin = epoch(first.from);
  const whole = epoch(last.to) - begin || 1;
  const percent = (at: string) => ((epoch(at) - begin) / whole) * 100;
  return spells.map((spell) => ({
    ...spell,
    left: percent(spell.from),
    width: percent(spell.to) - percent(spell.from),
  }));
}

/** What to write under the bar, as far as there is room: the first that comes is the one to know. */
export function ticks(spells: readonly Spell[], words: (doing: Doing) => string, pixels: number): Tick[] {
  const parts = stretches(spells);
  const taken: [number, number][] = [[0, 36]];
  const written: Tick[] = [];
  for (const [place, { from, to, left, doing }] of parts.entries()) {
    if (doing === 'open' || place === 0) continue;
    const last = place === parts.length - 1;
    const text = `${clockOf(from)}${last ? '' : `–${clockOf(to)}`} ${words(doing)}`;
    const at = (left / 100) * pixels;
    const width = widthOf(text) + 8;
    const turned = at + width > pixels;
    const reach: [number, number] = turned ? [pixels - width, pixels] : [at, at + width];
    if (taken.some(([begin, end]) => reach[0] < end && begin < reach[1])) continue;
    taken.push(reach);
    written.push({ left, text, doing, turned });
  }
  return written;
}
