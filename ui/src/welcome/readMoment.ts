import { readDay } from '../parts/readDay';
import { instantAt } from '../words/beijing';

/** A day as people type it, with a clock or without: `9-20 8:30`, `9月20日`. Without one it is the day's beginning. */
export function readMoment(text: string, today: string): string | null {
  // A clock alone says no day, though it looks like one: 8:30.
  if (/^\d{1,2}[:：]\d{2}$/.test(text.trim())) return null;
  const [, before, hour, minute] = /^(.*?)[\sT]+(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? [];
  const day = readDay(before ?? text, today);
  if (!day) return null;
  if (hour === undefined || minute === undefined) return instantAt(day, '00:00');
  return Number(hour) < 24 && Number(minute) < 60 ? instantAt(day, `${hour.padStart(2, '0')}:${minute}`) : null;
}
