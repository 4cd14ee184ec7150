import { addDays, daysBetween, isDay } from '../words/beijing';

/**
 * A day as people type it: `2026-10-08`, `20261008`, `10-8`, `10.8`, `10月8日`, `今天`. Without a year it is the
 * nearest such day to today, for a fine lies weeks away and not months.
 */
export function readDay(text: string, today: string): string | null {
  const typed = text.trim();
  if (typed === '今天' || typed.toLowerCase() === 'today') return today;
  if (typed === '昨天' || typed.toLowerCase() === 'yesterday') return addDays(today, -1);
  if (typed === '明天' || typed.toLowerCase() === 'tomorrow') return addDays(today, 1);

  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(typed);
  if (whole) return made(Number(whole[1]), whole[2], whole[3]);

  const short = /^(\d{1,2})\D+(\d{1,2})\D*$/.exec(typed);
  if (!short) return null;
  const year = Number(today.slice(0, 4));
  const near = [year - 1, year, year + 1].map((year) => made(year, short[1], short[2])).filter((day) => day !== null);
  near.sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)));
  return near[0] ?? null;
}

function made(year: number, month = '', date = ''): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
