import type { Field, MethodKind, Source, Stage, Value, VehicleKind } from '../ipc';
import { clockOf, dayOf, partsOf } from '../words/beijing';
import { money } from '../words/format';
import type { Language } from '../words/language';

/** Every field, in the order in which people name them. */
export const fields = [
  'plate',
  'occurred_at',
  'place',
  'offence',
  'code',
  'fine_fen',
  'points',
  'warning_only',
  'driver',
  'source',
  'stage',
  'notified_on',
  'notice_number',
  'decision_number',
  'issued_on',
  'served_on',
  'authority',
  'paid_at',
  'amount_fen',
  'method_kind',
  'order_number',
  'vehicle_kind',
  'owner',
] as const satisfies readonly Field[];

/** The fields of a record that somebody fills in by hand. */
export const leastFields: readonly Field[] = ['plate', 'occurred_at', 'place', 'offence', 'fine_fen', 'points'];

/** The closed lists, by field: their words are those of `word.json`. */
export const lists: Partial<Record<Field, readonly string[]>> = {
  source: ['camera', 'parking_notice', 'on_spot', 'notice'] satisfies Source[],
  stage: ['recorded', 'decided', 'paid', 'revoked'] satisfies Stage[],
  method_kind: [
    'wechat',
    'alipay',
    'unionpay',
    'debit_card',
    'credit_card',
    'credit_instalment',
  ] satisfies MethodKind[],
  vehicle_kind: [
    'small',
    'small_new_energy',
    'large',
    'large_new_energy',
    'motorcycle',
    'trailer',
    'other',
  ] satisfies VehicleKind[],
};

/** What a field takes. */
export function shapeOf(field: Field): 'list' | 'flag' | 'instant' | 'day' | 'money' | 'number' | 'text' {
  if (lists[field]) return 'list';
  if (field === 'warning_only') return 'flag';
  if (field === 'occurred_at' || field === 'paid_at') return 'instant';
  if (field === 'notified_on' || field === 'issued_on' || field === 'served_on') return 'day';
  if (field === 'fine_fen' || field === 'amount_fen') return 'money';
  return field === 'points' ? 'number' : 'text';
}

/** A value as it stands in its box, from which it can be typed further. */
export function typedText(value: Value | null, language: Language): string {
  if (!value) return '';
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'instant':
      return `${wholeDay(dayOf(value.value), language)} ${clockOf(value.value)}`;
    case 'day':
      return wholeDay(value.value, language);
    case 'money':
      return money(value.value);
    case 'number':
      return String(value.value);
    case 'flag':
      return String(value.value);
  }
}

/** A day with its year, for a fact is kept for years. */
function wholeDay(day: string, language: Language): string {
  const { year, month, date } = partsOf(day);
  return language === 'zh' ? `${year}年${month}月${date}日` : day;
}
