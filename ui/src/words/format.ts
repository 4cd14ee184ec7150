/**
 * Values as people read them. Every function is told the language, and the day or instant it is read at; none asks
 * what time it is.
 */

import { clockOf, dayOf, daysBetween, minutesBetween, partsOf, weekday } from './beijing';
import type { Language } from './language';

const chineseWeekdays = ['一', '二', '三', '四', '五', '六', '日'];
const englishWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dayMinutes = 24 * 60;

/** Whole fen as `¥1,206.00`. */
export function money(fen: number): string {
  const whole = Math.abs(Math.trunc(fen));
  const yuan = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}¥${yuan}.${String(whole % 100).padStart(2, '0')}`;
}

/** `10月8日`, `8 Oct`; with its year only when that is not today's. */
export function day(day: string, language: Language, today: string): string {
  const { year, month, date } = partsOf(day);
  const thisYear = year === partsOf(today).year;
  if (language === 'zh') return `${thisYear ? '' : `${year}年`}${month}月${date}日`;
  return `${date} ${englishMonths[month - 1]}${thisYear ? '' : ` ${year}`}`;
}

/** A month with its year, by any of its days: `2026年10月`, `Oct 2026`. */
export function month(day: string, language: Language): string {
  const { year, month } = partsOf(day);
  return language === 'zh' ? `${year}年${month}月` : `${englishMonths[month - 1]} ${year}`;
}

/** `10月8日 周四`, `Thu 8 Oct`. */
export function dayAndWeekday(at: string, language: Language, today: string): string {
  const [name, written] = [weekdayName(at, language), day(at, language, today)];
  return language === 'zh' ? `${written} ${name}` : `${name} ${written}`;
}

/** `周四`, `Thu`. */
export function weekdayName(at: string, language: Language): string {
  const place = weekday(at) - 1;
  return language === 'zh' ? `周${chineseWeekdays[place]}` : (englishWeekdays[place] ?? '');
}

/** 昨天 to 后天 by name; nothing for any other day. */
export function nearDay(at: string, language: Language, today: string): string | undefined {
  const names = language === 'zh' ? ['昨天', '今天', '明天', '后天'] : ['yesterday', 'today', 'tomorrow'];
  return names[daysBetween(today, at) + 1];
}

/**
 * The last day of a payment: `最晚 10月8日(含) · 还有 3 天`, or that it has passed: `逾期 6 天`. Counted from `on`, which is
 * another day than today where somebody asks about one: `最晚 10月8日(含) · 到时还有 3 天`.
 */
export function deadline(last: string, language: Language, today: string, on = today): string {
  const left = daysBetween(on, last);
  if (left < 0) return overdue(-left, language);
  return `${lastDay(last, language, today)} · ${on === today ? daysLeft(left, language) : daysLeftThen(left, language)}`;
}

/** `最晚 10月8日(含)`, without how far off it is. */
export function lastDay(last: string, language: Language, today: string): string {
  const written = day(last, language, today);
  return language === 'zh' ? `最晚 ${written}(含)` : `By ${written} (included)`;
}

/** `逾期 6 天`. */
export function overdue(late: number, language: Language): string {
  return language === 'zh' ? `逾期 ${late} 天` : `${days(late, language)} overdue`;
}

/** `今天`, `明天`, `还有 3 天`. */
export function daysLeft(left: number, language: Language): string {
  if (left === 0) return language === 'zh' ? '今天' : 'today';
  if (left === 1) return language === 'zh' ? '明天' : 'tomorrow';
  return language === 'zh' ? `还有 ${left} 天` : `${left} days left`;
}

/** `到时还有 3 天`, counted from another day than today: 明天 would be read from today. */
function daysLeftThen(left: number, language: Language): string {
  if (left === 0) return language === 'zh' ? '就是当天' : 'that very day';
  return language === 'zh' ? `到时还有 ${left} 天` : `${days(left, language)} left then`;
}

/**
 * An instant, the nearer the more relative: within a day `明天 04:00，6 小时 18 分后`, within two
 * `后天(9月25日)02:00`, farther `9月28日(周一)`. `exactly` shows the rest to whoever points at it.
 */
export function instant(at: string, language: Language, now: string): string {
  const away = Math.abs(minutesBetween(now, at));
  if (away <= dayMinutes) {
    const between = language === 'zh' ? '，' : ', ';
    return `${clockAndDay(at, language, now)}${between}${fromNow(at, language, now)}`;
  }
  return away <= 2 * dayMinutes ? clockAndDay(at, language, now, true) : farDay(at, language, now);
}

/** The same without how far off it is: `明天 04:00`, `后天(9月25日)02:00`, `9月28日(周一)`. */
export function moment(at: string, language: Language, now: string): string {
  const away = Math.abs(minutesBetween(now, at));
  if (away > 2 * dayMinutes) return farDay(at, language, now);
  return clockAndDay(at, language, now, away > dayMinutes);
}

/** Day and clock, however far: `9月22日 10:21`, `22 Sep 10:21`. For a record of what happened. */
export function stamp(at: string, language: Language, today: string): string {
  return `${day(dayOf(at), language, today)} ${clockOf(at)}`;
}

/** An instant by name as the sentences of the catalogue want it: `今天 04:00`, `10月8日 04:00`. */
export function dayAndClock(at: string, language: Language, today: string): string {
  const of = dayOf(at);
  const near = Math.abs(daysBetween(today, of)) <= 1 ? nearDay(of, language, today) : undefined;
  return `${near ?? day(of, language, today)} ${clockOf(at)}`;
}

/** The whole instant, for whoever points at a relative one. */
export function exactly(at: string): string {
  return `${dayOf(at)} ${clockOf(at)} (UTC+8)`;
}

/** `6 小时 18 分后`, `2 小时前`. */
export function fromNow(at: string, language: Language, now: string): string {
  const minutes = minutesBetween(now, at);
  if (minutes === 0) return language === 'zh' ? '现在' : 'now';
  const length = duration(Math.abs(minutes), language);
  if (language === 'zh') return `${length}${minutes > 0 ? '后' : '前'}`;
  return minutes > 0 ? `in ${length}` : `${length} ago`;
}

/** Minutes as `6 小时 18 分`, from a day on `2 天 3 小时`. */
export function duration(minutes: number, language: Language): string {
  const [whole, hours, rest] = [Math.floor(minutes / dayMinutes), Math.floor(minutes / 60) % 24, minutes % 60];
  const chinese = language === 'zh';
  const parts =
    whole > 0
      ? [days(whole, language), hours > 0 && (chinese ? `${hours} 小时` : `${hours} h`)]
      : [hours > 0 && (chinese ? `${hours} 小时` : `${hours} h`), (rest > 0 || hours === 0) && minute(rest, chinese)];
  return parts.filter(Boolean).join(' ');
}

function minute(minutes: number, chinese: boolean): string {
  return chinese ? `${minutes} 分` : `${minutes} min`;
}

/** `3 天`, `1 day`; nothing whole is 不到 1 天. */
export function days(count: number, language: Language): string {
  if (language === 'zh') return count === 0 ? '不到 1 天' : `${count} 天`;
  return count === 0 ? 'less than a day' : `${count} ${count === 1 ? 'day' : 'days'}`;
}

/** 记分: `3 分`, `1 point`. */
export function points(count: number, language: Language): string {
  if (language === 'zh') return `${count} 分`;
  return `${count} ${count === 1 ? 'point' : 'points'}`;
}

/** Several names in a row. */
export function names(texts: readonly string[], language: Language): string {
  return texts.join(language === 'zh' ? '、' : ', ');
}

/** A decision number in groups of four, as it is read out. */
export function decisionGroups(number: string): string[] {
  return number.replace(/\s+/g, '').match(/.{1,4}/gu) ?? [];
}

/** A plate before and after its dot: 京A, 8X2K6. A plate that has no dot is whole in the first. */
export function plateHalves(plate: string): [string, string] {
  const plain = plainPlate(plate);
  const dotted = /^(\p{Script=Han}[A-Z])(.{4,})$/u.exec(plain);
  return dotted?.[1] && dotted[2] ? [dotted[1], dotted[2]] : [plain, ''];
}

/** A plate as it is typed: no dot, no blanks, capitals. */
export function plainPlate(plate: string): string {
  return plate.replace(/[\s·•・.]/g, '').toUpperCase();
}

function clockAndDay(at: string, language: Language, now: string, dated = false): string {
  const [of, today] = [dayOf(at), dayOf(now)];
  const name = nearDay(of, language, today);
  const written = day(of, language, today);
  if (!name) return `${written} ${clockOf(at)}`;
  if (!dated) return `${name} ${clockOf(at)}`;
  return language === 'zh' ? `${name}(${written})${clockOf(at)}` : `${name} (${written}) ${clockOf(at)}`;
}

function farDay(at: string, language: Language, now: string): string {
  const [of, today] = [dayOf(at), dayOf(now)];
  const name = weekdayName(of, language);
  return language === 'zh' ? `${day(of, language, today)}(${name})` : `${name} ${day(of, language, today)}`;
}

/** The days of a stretch, first and last: `9月25–27日`, `25–27 Sep`. */
export function stretch(first: string, last: string, language: Language, today: string): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  if (first === last) return day(first, language, today);
  if (from.year !== to.year || from.month !== to.month) {
    return `${day(first, language, today)}–${day(last, language, today)}`;
  }
  const written = day(first, language, today);
  return language === 'zh'
    ? written.replace(/\d+日$/, `${from.date}–${to.date}日`)
    : written.replace(/^\d+/, `${from.date}–${to.date}`);
}
