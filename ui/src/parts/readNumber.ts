import { plainTyped } from './typed';

/** A number that somebody typed, or why it is none that is wanted here. */
export type ReadNumber = { value: number } | { flaw: 'unread' | 'comma' | 'decimals' | 'whole' | 'negative' };

/**
 * A number as people type it: `1,500`, `¥1,112.00`, `1500元`, `1.2万`, in full or half width. With `money` it is yuan
 * and read as whole fen, else it is a whole number; `unit` may stand behind it. A comma parts thousands and nothing
 * else: whether `1,5` means one and a half nobody can say.
 */
export function readNumber(text: string, { money = false, unit = '' } = {}): ReadNumber {
  const before = money ? /^(?:¥|人民币|rmb|cny) ?/ : /^(?=)/;
  const after = money ? /(?:元整?|圆整?|块钱?|yuan|rmb|cny)$/ : /(?:[分天次个]|个工作日|个月|小时)$/;
  const typed = plainTyped(text);
  const [, minus = '', rest = ''] = /^(-? ?)(.*)$/.exec(typed.replace(before, '')) ?? [];
  const unitless = unit && rest.endsWith(plainTyped(unit)) ? rest.slice(0, -plainTyped(unit).length) : rest;
  const bare = unitless.replace(before, '').trim().replace(after, '').trim();
  const [, figures = '', many = ''] = /^(.*?) ?([万w千k百]?)$/.exec(bare) ?? [];

  const plain = /^\d{1,3}(?:[, ]\d{3})+(?:\.\d*)?$/.test(figures) ? figures.replace(/[, ]/g, '') : figures;
  if (/^\d[\d,]*,[\d,]*(?:\.\d*)?$/.test(plain)) return { flaw: 'comma' };
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d*))?$/.exec(plain.replace(/^\./, '0.')) ?? [];
  if (whole === undefined) return { flaw: 'unread' };
  if (minus) return { flaw: 'negative' };

  // The point is moved by hand, because 2.3 yuan times a hundred is not quite 230.
  const places = (money ? 2 : 0) + (powers[many] ?? 0);
  if (decimals.length > places) return { flaw: money ? 'decimals' : 'whole' };
  return { value: Number(whole + decimals.padEnd(places, '0')) };
}

const powers: Record<string, number | undefined> = { 万: 4, w: 4, 千: 3, k: 3, 百: 2 };
