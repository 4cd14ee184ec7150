import type { Spell } from '../ipc/bindings';
import { addMinutes, clockOf, epoch, minutesBetween, written } from '../words/beijing';

/** How much of the future the bar shows, in minutes. */
export const barLength = 24 * 60;

/** How far one step of the moment goes, in minutes. */
export const barStep = 10;

/** A piece of the bar, in percent of its length. */
export type Piece = { spell: Spell; left: number; width: number };

/** A label under the bar. One that would run into the one before it is left out. */
export type BarLabel = { spell: Spell; at: number; end: boolean };

/** Where the spells stand on a bar that begins now. */
export function pieces(spells: readonly Spell[], now: string): Piece[] {
  return spells
    .map((spell) => {
      const left = placeOf(spell.from, now);
      return { spell, left, width: placeOf(spell.to, now) - left };
    })
    .filter((piece) => piece.width > 0);
}

/** Where an instant stands on the bar, in percent; what is beyond it stands at its end. */
export function placeOf(at: string, now: string): number {
  return (Math.min(Math.max(minutesBetween(now, at), 0), barLength) / barLength) * 100;
}

/** Whether an instant lies behind the end of the bar. */
export function isBeyond(at: string, now: string): boolean {
  return minutesBetween(now, at) > barLength;
}

/** The instant at a place on the bar, on a full ten minutes of the clock; none for its very beginning, which is now. */
export function momentAt(percent: number, now: string): string | null {
  const minutes = Math.round((Math.min(Math.max(percent, 0), 100) / 100) * barLength);
  const at = onTheClock(addMinutes(now, minutes));
  return epoch(at) <= epoch(now) ? null : at;
}

/** The moment ten minutes of the clock earlier or later; none when that is now. */
export function stepped(at: string | null, now: string, steps: number): string | null {
  const length = barStep * 60_000;
  const from = epoch(at ?? now) / length;
  const next = written(((steps > 0 ? Math.floor(from) : Math.ceil(from)) + steps) * length);
  return epoch(next) <= epoch(now) ? null : next;
}

/** The beginning of the next stretch in which 12123 takes payments, or of the one before; none for now. */
export function freeBeside(
  spells: readonly Spell[],
  at: string | null,
  now: string,
  way: 1 | -1,
): string | null | undefined {
  const from = epoch(at ?? now);
  const free = spells.filter((spell) => spell.doing === 'open' || spell.doing === 'rush').map((spell) => spell.from);
  const found =
    way > 0 ? free.find((begin) => epoch(begin) > from) : free.filter((begin) => epoch(begin) < from).at(-1);
  if (found === undefined) return way < 0 && at !== null ? null : undefined;
  return epoch(found) <= epoch(now) ? null : found;
}

/** What 12123 does at an instant, as far as the bar knows. */
export function spellAt(spells: readonly Spell[], at: string): Spell | undefined {
  const instant = epoch(at);
  return spells.find((spell) => epoch(spell.from) <= instant && instant < epoch(spell.to));
}

/** The first spell after an instant in which 12123 is down. */
export function nextDown(spells: readonly Spell[], at: string): Spell | undefined {
  return spells.find((spell) => isDown(spell) && epoch(spell.from) > epoch(at));
}

export function isDown(spell: Spell): boolean {
  return spell.doing === 'daily_maintenance' || spell.doing === 'announced_maintenance';
}

/** Which spells get a label: those that are not open, as far as there is room. */
export function labels(spells: readonly Spell[], now: string): BarLabel[] {
  const named: BarLabel[] = [];
  // 现在 21:42 stands at the beginning.
  let taken = nowRoom;
  for (const { spell, left } of pieces(spells, now)) {
    if (spell.doing === 'open') continue;
    const end = left > 100 - labelRoom;
    const at = end ? 100 : left;
    const begins = end ? 100 - labelRoom : left;
    if (left > 0 && begins < taken) continue;
    named.push({ spell, at, end });
    if (left > 0) taken = begins + labelRoom;
  }
  return named;
}

/** The clock of a spell's two ends. */
export function clocksOf(spell: Spell) {
  return { from: clockOf(spell.from), to: clockOf(spell.to) };
}

const nowRoom = 12;
const labelRoom = 20;

function onTheClock(at: string): string {
  const step = barStep * 60_000;
  return written(Math.round(epoch(at) / step) * step);
}
