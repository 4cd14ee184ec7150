import { addDays, daysBetween, isDay, weekday } from '../words/beijing';

/**
 * A day as people type it: `2026-10-08`, `20261008`, `10-8`, `10.8`, `10月8日`, `九月二十`, `20号`, `前天`, `上周五`,
 * `8 Oct`. Without a year or a month it is the nearest such day to today, for a fine lies weeks away and not months.
 * Only a whole text is read, never the beginning of one.
 */
export function readDay(text: string, today: string): string | null {
  const typed = plainTyped(text).replace(/\s*([-/.年月日])\s*/g, '$1');
  const away = near[typed];
  if (away !== undefined) return addDays(today, away);
  const weekly = dayOfWeek(typed, today);
  if (weekly) return weekly;

  const figures = inFigures(typed);
  const whole =
    /^(\d{4})(\d{2})(\d{2})$/.exec(figures) ??
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(figures)?.filter((_, place) => place !== 2) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(figures) ??
    inEnglish(figures);
  const [, year, month, date] = whole ?? [];
  if (year) return made(Number(year), month, date);

  const thisYear = Number(today.slice(0, 4));
  const short = month
    ? ['', month, date]
    : (/^(\d{1,2})[-/.](\d{1,2})$/.exec(figures) ?? /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(figures));
  if (short) {
    return nearest(
      [-1, 0, 1].map((years) => made(thisYear + years, short[1], short[2])),
      today,
    );
  }

  const alone = /^(\d{1,2})[日号]$/.exec(figures);
  if (!alone) return null;
  const months = [-1, 0, 1].map((months) => new Date(Date.UTC(thisYear, Number(today.slice(5, 7)) - 1 + months)));
  return nearest(
    months.map((month) => made(month.getUTCFullYear(), String(month.getUTCMonth() + 1), alone[1])),
    today,
  );
}

/** What was typed, half width and small, with every dash the plain one. */
export function plainTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−ー]/g, '-')
    .replace(/。/g, '.')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Numbers in Chinese as figures, up to 99 and years digit by digit: 二十三 is 23, 二〇二六 is 2026. */
export function inFigures(text: string): string {
  return text.replace(/廿/g, '二十').replace(/[零〇一二三四五六七八九十]+/g, (number) => {
    const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十)?([一二三四五六七八九]?)$/.exec(number) ?? [];
    if (ten) return String(10 * (tens ? figure(tens) : 1) + (ones ? figure(ones) : 0));
    return [...number].map(figure).join('');
  });
}

const figure = (sign: string) => Math.max(0, '〇一二三四五六七八九'.indexOf(sign));

const near: Record<string, number | undefined> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
};

/** 周一, 上周五, 下星期日; `Monday` and `last Friday`. A week begins on Monday. */
function dayOfWeek(typed: string, today: string): string | undefined {
  const [, chineseWeek, chineseDay] =
    /^(上上|上|这|本|下)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])$/.exec(typed) ?? [];
  const [, englishWeek, englishDay] = /^(last |this |next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/.exec(typed) ?? [];
  const place = chineseDay
    ? Number(inFigures(chineseDay.replace(/[日天]/, '7')))
    : ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(englishDay ?? '') + 1;
  if (place === 0) return undefined;
  const weeks = weeksAway[chineseWeek ?? englishWeek?.trim() ?? ''] ?? 0;
  return addDays(today, place - weekday(today) + 7 * weeks);
}

const weeksAway: Record<string, number | undefined> = { 上上: -2, 上: -1, last: -1, 下: 1, next: 1 };

/** `8 Oct`, `Oct 8, 2026`, as a match of year, month and date. */
function inEnglish(typed: string): string[] | undefined {
  const dateFirst = /^(?:[a-z]{3},? )?(\d{1,2}) ([a-z]{3})[a-z]*\.?,?(?: (\d{4}))?$/.exec(typed);
  const monthFirst = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:,? (\d{4}))?$/.exec(typed);
  const [date, month, year] = dateFirst
    ? [dateFirst[1], dateFirst[2], dateFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const place = englishMonths.indexOf(month ?? '') + 1;
  return place > 0 && date ? ['', year ?? '', String(place), date] : undefined;
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
