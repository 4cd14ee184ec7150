import { instantAt } from '../words/beijing';
import { readClock } from './readClock';
import { plainTyped, readDay } from './readDay';

/** A moment somebody typed, or what it lacks: a day alone has no hour, and an hour alone no day. */
export type ReadMoment = { at: string } | { lacks: 'clock'; day: string } | { lacks: 'day' };

/** A day and a clock as people type them: `9月20日 8:30`, `昨天下午三点`, `今晚8点`. Nothing when it is neither. */
export function readMoment(text: string, today: string): ReadMoment | null {
  const typed = plainTyped(text)
    .replace(/^([今昨明前])(早|晚)上?/, '$1天$2')
    .replace(/^(\d{4}-\d{2}-\d{2})t/, '$1 ');
  const alone = readDay(typed, today);
  if (alone) return { lacks: 'clock', day: alone };
  if (readClock(typed) && !/^\d+$/.test(typed)) return { lacks: 'day' };
  for (const { index } of typed.matchAll(between)) {
    const day = readDay(typed.slice(0, index), today);
    const clock = readClock(typed.slice(index).replace(/^[ ,]+/, ''));
    if (day && clock) return { at: instantAt(day, clock) };
  }
  return null;
}

/** Where a day may end and a clock begin: at a blank, after 日, 号 or 天, after 周五, before 下午. */
const between =
  /[ ,]|(?<=[日号天]|(?:周|星期|礼拜)[一二三四五六日])|(?=凌晨|清晨|早|上午|中午|下午|午后|傍晚|晚|夜里)/g;
