import { inFigures, plainTyped } from './typed';

/**
 * A clock as people type it: `2:00`, `02：00`, `200`, `2`, `8时30分`, `下午三点半`, `8pm`. Nothing when it is none, or
 * when the part of the day leaves it open: 晚上 2 点 may be of this night or the next.
 */
export function readClock(text: string): string | undefined {
  const typed = plainTyped(text);
  // Half a minute is on its way to a whole one, and figures apart are no number.
  if (/:\d?$|\d\s+\d/.test(typed)) return undefined;
  const [, said, rest = ''] =
    /^(凌晨|清晨|早上|早晨|早|上午|中午|下午|午后|傍晚|晚上|夜里|晚)?(.*)$/.exec(typed.replace(/\s/g, '')) ?? [];
  const [, figures = '', english] = /^(.*?)(am|pm)?$/.exec(inFigures(rest)) ?? [];
  const plain = figures
    .replace(/[点时](?:钟|整)?(?=$)/, ':')
    .replace(/[点时.]/, ':')
    .replace(/:半$/, ':30')
    .replace(/:(\d)刻$/, (_, quarters) => `:${15 * Number(quarters)}`)
    .replace(/分$/, '')
    // Seconds are of no use to anybody here.
    .replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1');
  const parts = /^(\d{1,2}):(\d{0,2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})?$/.exec(plain);
  if (!parts) return undefined;
  const hour = hourOf(Number(parts[1]), english ?? said);
  const minute = Number(parts[2] || 0);
  if (hour === undefined || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The hour of 24 that a part of the day makes of one of 12. */
function hourOf(hour: number, part: string | undefined): number | undefined {
  if (part === undefined) return hour;
  if (/^(am|凌晨|清晨)$/.test(part)) return hour === 12 ? 0 : hour < 12 ? hour : undefined;
  if (/^[早上]/.test(part)) return hour <= 12 ? hour : undefined;
  if (part === '中午') return hour >= 11 ? hour : hour <= 2 ? hour + 12 : undefined;
  if (part === 'pm' || part === '下午' || part === '午后') return hour < 12 ? hour + 12 : hour;
  return hour > 12 ? hour : hour >= 5 && hour < 12 ? hour + 12 : undefined;
}
