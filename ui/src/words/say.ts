import type { Datum, Said } from '../ipc/bindings';
import { day, dayAndClock, days, money, names, points } from './format';
import type { Language } from './language';

/** The parts of the catalogue that Rust speaks from. */
export type Part =
  | 'check'
  | 'remedy'
  | 'problem'
  | 'intake'
  | 'remind'
  | 'trouble'
  | 'done'
  | 'window/trouble'
  | 'window/history';

/** The sentence of a key of a part, or nothing when it has none. */
export type Catalogue = (part: Part | 'word', key: string) => string | undefined;

/**
 * The sentence of a message, the same that the command line says.
 *
 * A key that is missing is shown as it is; a slot without a value leaves nothing. A count of one has a sentence of its
 * own where the language bends words by number (`file_one`).
 */
export function say(catalogue: Catalogue, part: Part, message: Said, language: Language, today: string): string {
  const { count } = message.values;
  const ofOne = count?.kind === 'count' && count.value === 1 ? catalogue(part, `${message.key}_one`) : undefined;
  const sentence = ofOne ?? catalogue(part, message.key) ?? message.key;
  const written = (name: string) => {
    const value = message.values[name];
    return value ? writtenValue(catalogue, value, language, today) : '';
  };
  // What is called by its kind, 信用卡分期(信用卡分期), is said once.
  const once = sentence.replace(/\{\{(\w+)\}\} ?\(\{\{(\w+)\}\}\)/g, (both, kind: string, name: string) =>
    written(kind) === written(name) ? `{{${kind}}}` : both,
  );
  return once.replace(/\{\{(\w+)\}\}/g, (_, name: string) => written(name));
}

function writtenValue(catalogue: Catalogue, value: Datum, language: Language, today: string): string {
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'texts':
      return names(value.value, language);
    case 'money':
      return money(value.value);
    case 'day':
      return day(value.value, language, today);
    case 'instant':
      return dayAndClock(value.value, language, today);
    case 'days':
      return days(value.value, language);
    case 'points':
      return points(value.value, language);
    case 'count':
      return String(value.value);
    case 'word':
      return catalogue('word', `${value.value.list}.${value.value.word}`) ?? '';
  }
}
