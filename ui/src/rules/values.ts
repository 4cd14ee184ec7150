import type { DailyWindow, MethodKind, ParameterShape, Setting, Unit } from '../ipc';
import { money } from '../words/format';

/** What the words of a value are asked from: `window/rules` and the list of methods in `word`. */
export type ValueWords = {
  t: (key: string, values?: Record<string, unknown>) => string;
  has: (key: string) => boolean;
  method: (kind: MethodKind) => string;
  names: (texts: readonly string[]) => string;
};

/** A value as somebody would say it: 15 天, 每天 3%, 02:00–04:00, 微信、支付宝. */
export function valueWords({ id, unit }: Pick<Setting, 'id' | 'unit'>, value: ParameterShape, words: ValueWords) {
  if (isWindows(unit, value)) {
    if (value.length === 0) return words.t('value.no-windows');
    return words.names(value.map((window) => windowWords(window, words)));
  }
  if (isKinds(unit, value)) {
    if (value.length === 0) return words.t('value.no-methods');
    return words.names(value.map(words.method));
  }
  const count = Number(value);
  const own = `value.${id}`;
  if (words.has(own)) return words.t(own, { count, percent: percent(count) });
  if (unit === 'fen') return money(count);
  if (unit === 'basis_points') return percent(count);
  return words.t(`value.${unit}`, { count });
}

/** `02:00–04:00`; one that crosses midnight says so. */
export function windowWords({ start, end }: DailyWindow, { t }: Pick<ValueWords, 't'>): string {
  const [from, to] = [start.slice(0, 5), end.slice(0, 5)];
  return to > from ? `${from}–${to}` : t('value.over-midnight', { from, to });
}

/** Whether two values say the same. Kinds of methods are a set, windows are not ordered either. */
export function sameValue(one: ParameterShape | null, other: ParameterShape | null): boolean {
  return plain(one) === plain(other);
}

export function isWindows(unit: Unit, value: ParameterShape): value is DailyWindow[] {
  return unit === 'daily_windows' && Array.isArray(value);
}

export function isKinds(unit: Unit, value: ParameterShape): value is MethodKind[] {
  return unit === 'method_kinds' && Array.isArray(value);
}

/** `3%`, `2.5%`. */
function percent(points: number): string {
  return `${points / 100}%`;
}

function plain(value: ParameterShape | null): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  const parts = value.map((part) => (typeof part === 'string' ? part : `${clock(part.start)}-${clock(part.end)}`));
  return JSON.stringify(parts.sort());
}

function clock(time: string): string {
  return time.slice(0, 5);
}
