import { daysBetween, isDay, partsOf, weekday } from '../words/beijing';
import { nearDay } from './nearDay';
import { inFigures, plainTyped } from './typed';

/** Why what is written like a day is none: the calendar has no such, or it is another day of the week. */
export type NoDay = { why: 'no-such'; text: string } | { why: 'weekday'; day: string };

/**
 * A day as people type it: `2026-10-08`, `20261008`, `26-10-8`, `1008`, `10-8`, `10.8`, `10月8日 周四`, `九月二十`, `20号`,
 * `上个月20号`, `前天`, `上周五`, `8 Oct`, `October 8th`. Without a year or a month it is the nearest such day to today, for
 * a fine lies weeks away and not months. Only a whole text is read, never the beginning of one.
 */
export function readDay(text: string, today: string): string | null {
  const read = readOrWhy(text, today);
  return typeof read === 'string' ? read : null;
}

/** Why a text is no day although it is written like one; nothing of any other text. */
export function whyNoDay(text: string, today: string): NoDay | null {
  const read = readOrWhy(text, today);
  return typeof read === 'string' ? null : read;
}

function readOrWhy(text: string, today: string): string | NoDay | null {
  const typed = plainTyped(text).replace(/\s*([-/.年月日号])\s*/g, '$1');
  const near = nearDay(typed, today);
  if (near) return near;

  const { rest, named } = withoutWeekday(typed);
  const found = nearDay(rest, today) ?? dateIn(inFigures(rest), today);
  if (found === undefined) return null;
  if (found === null) return { why: 'no-such', text: text.trim() };
  return named === undefined || weekday(found) === named ? found : { why: 'weekday', day: found };
}

/** A date without its day of the week, `9月20日(周日)` or `Sun, 20 Sep`, and which that is, from 1 to 7. */
function withoutWeekday(typed: string): { rest: string; named?: number } {
  const [chinese, , sign] = /[ ,(]*(周|星期|礼拜)([一二三四五六日天])\)?$/.exec(typed) ?? [];
  if (chinese && sign) {
    return { rest: typed.slice(0, -chinese.length), named: '一二三四五六日天'.indexOf(sign.replace('天', '日')) + 1 };
  }
  const before = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]* ?(?=.*\d)/.exec(typed);
  const after = /[ ,(]+(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)?$/.exec(typed);
  const english = before ?? after;
  if (!english) return { rest: typed };
  const rest = before ? typed.slice(before[0].length) : typed.slice(0, after?.index);
  return { rest, named: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(english[1] ?? '') + 1 };
}

/** The day of a date; null when the calendar has none like it, and undefined when it is not written like one. */
function dateIn(figures: string, today: string): string | null | undefined {
  const [, year, month, date] = written(figures, today);
  if (year) return made(Number(year), month, date);

  const { year: thisYear, month: thisMonth } = partsOf(today);
  if (month) {
    return nearest(
      [-1, 0, 1].map((years) => made(thisYear + years, month, date)),
      today,
    );
  }

  const [, which, alone] = /^(?:(上上|上|这|本|下)个?月)?(\d{1,2})[日号]?$/.exec(figures) ?? [];
  if (!alone || (!which && !/[日号]$/.test(figures))) return undefined;
  const away = which === undefined ? [-1, 0, 1] : [monthsAway[which] ?? 0];
  const months = away.map((months) => new Date(Date.UTC(thisYear, thisMonth - 1 + months)));
  return nearest(
    months.map((month) => made(month.getUTCFullYear(), String(month.getUTCMonth() + 1), alone)),
    today,
  );
}

const monthsAway: Record<string, number | undefined> = { 上上: -2, 上: -1, 下: 1 };

/** Year, month and date as they are written, the year empty where none is, behind the whole as in a match. */
function written(figures: string, today: string): readonly string[] {
  const whole =
    /^(\d{4})(\d{2})(\d{2})$/.exec(figures) ??
    /^(\d{4}|\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(figures)?.filter((_, place) => place !== 2) ??
    /^(\d{4}|\d{2})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(figures);
  const [, year = '', month = '', date = ''] = whole ?? [];
  if (year.length === 4) return ['', year, month, date];
  // Of two figures it is a year only near this one: otherwise nobody knows which of the three is the year.
  const near = Math.abs(Number(`20${year}`) - partsOf(today).year) <= 10;
  if (year) return near ? ['', `20${year}`, month, date] : [];

  const short =
    /^(\d{1,2})[-/.](\d{1,2})$/.exec(figures) ??
    /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(figures) ??
    /^(0[1-9]|1[0-2])([0-3]\d)$/.exec(figures);
  return short ? ['', '', short[1] ?? '', short[2] ?? ''] : inEnglish(figures);
}

/** `8 Oct`, `Oct. 8`, `October 8th, 2026`, `8th of October`. */
function inEnglish(typed: string): readonly string[] {
  const dateFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3})[a-z]*(?:[., ]+(\d{4}))?\.?$/.exec(typed);
  const monthFirst = /^([a-z]{3})[a-z]*[. ]+(\d{1,2})(?:st|nd|rd|th)?(?:[, ]+(\d{4}))?$/.exec(typed);
  const [date = '', month = '', year = ''] = dateFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const place = englishMonths.indexOf(month) + 1;
  return place > 0 ? ['', year, String(place), date] : [];
}

const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function nearest(days: (string | null)[], today: string): string | null {
  const there = days.filter((day) => day !== null);
  there.sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)));
  return there[0] ?? null;
}

function made(year: number, month = '', date = ''): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
