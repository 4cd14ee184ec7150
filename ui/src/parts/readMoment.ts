import { instantAt } from '../words/beijing';
import { readClock } from './readClock';
import { type NoDay, readDay, whyNoDay } from './readDay';
import { plainTyped } from './typed';

/** A moment somebody typed, or what it lacks: a day alone has no hour, and an hour alone no day; or why its day is none. */
export type ReadMoment = { at: string } | { lacks: 'clock'; day: string } | { lacks: 'day' } | { none: NoDay };

/** A day and a clock as people type them: `9月20日 8:30`, `昨天下午三点`, `今晚8点`. Nothing when it is neither. */
export function readMoment(text: string, today: string): ReadMoment | null {
  const typed = plainTyped(text)
    .replace(/^([今昨明前])(早|晚)上?/, '$1天$2')
    .replace(/^(\d{4}-\d{2}-\d{2})t/, '$1 ');
  const alone = readDay(typed, today);
  if (alone) return { lacks: 'clock', day: alone };
  if (readClock(typed) && !/^\d+$/.test(typed)) return { lacks: 'day' };
  let none = whyNoDay(text, today);
  for (const { index } of typed.matchAll(between)) {
    const before = typed.slice(0, index);
    const clock = readClock(typed.slice(index).replace(/^[ ,]+/, ''));
    const day = clock && readDay(before, today);
    if (day) return { at: instantAt(day, clock) };
    if (clock) none ??= whyNoDay(before, today);
  }
  return none && { none };
}

/** Where a day may end and a clock begin: at a blank, after 日, 号 or 天, after 周五, 3天前 or (周五), before 下午. */
const between =
  /[ ,]|(?<=[日号天前)]|(?:周|星期|礼拜)[一二三四五六日])|(?=凌晨|清晨|早|上午|中午|下午|午后|傍晚|晚|夜里)/g;
