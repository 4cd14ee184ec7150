import { addDays, weekday } from '../words/beijing';
import { inFigures } from './typed';

/** A day that is said from today: `昨天`, `3天前`, `两周前`, `上周五`, `3 days ago`, `last Friday`. */
export function nearDay(typed: string, today: string): string | undefined {
  const away = named[typed] ?? counted(inFigures(typed));
  return away === undefined ? dayOfWeek(typed, today) : addDays(today, away);
}

/** How many days off `3天前` is. */
function counted(figures: string): number | undefined {
  const [, count, unit = '', side = ''] =
    /^(\d{1,3}|an?) ?(天|日|周|个?星期|个?礼拜|days?|weeks?) ?(?:之|以)?(前|后|ago)$/.exec(figures) ?? [];
  if (count === undefined) return undefined;
  const days = (count.startsWith('a') ? 1 : Number(count)) * (/^[天日d]/.test(unit) ? 1 : 7);
  return side === '后' ? days : -days;
}

const named: Record<string, number | undefined> = {
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
