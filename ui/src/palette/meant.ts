import { folded } from './entries';
import { hasInitials } from './initials';

/** Something that can be done, and the words by which people call it. */
export type Called<Id> = { id: Id; label: string; words: string };

/** What a text says is to be done, and what is left of the text: with what. */
export type Meant<Id> = { id: Id; rest: string; weight: number };

/**
 * What a text wants done, the likeliest first: `登记缴款 8X2K6` to pay, with 8X2K6. A word that is called by its
 * beginning or by its first letters counts less than one that is written out.
 */
export function meant<Id>(text: string, verbs: readonly Called<Id>[]): Meant<Id>[] {
  const typed = folded(text);
  const found = verbs.flatMap(({ id, label, words }): Meant<Id>[] => {
    const phrases = [label, ...words.split(' ')].map(folded).filter((phrase) => phrase.length > 1);
    const whole = phrases.filter((phrase) => holds(typed, phrase)).sort((one, other) => other.length - one.length)[0];
    const left = (whole ? typed.replace(whole, ' ') : typed).split(/\s+/).filter(Boolean);
    const rest = left.filter((word) => !phrases.some((phrase) => isPart(phrase, word)));
    if (!whole && rest.length === left.length) return [];
    return [{ id, rest: rest.join(' '), weight: whole ? whole.length + (whole === folded(label) ? 100 : 10) : 1 }];
  });
  return found.sort((one, other) => other.weight - one.weight);
}

/** Whether a text has a phrase: of Latin letters as whole words, so that no plate is taken for one. */
function holds(text: string, phrase: string): boolean {
  return /^[ -~]+$/.test(phrase) ? ` ${text} `.includes(` ${phrase} `) : text.includes(phrase);
}

function isPart(phrase: string, word: string): boolean {
  if (/^[ -~]+$/.test(word)) return ` ${phrase}`.includes(` ${word}`) || hasInitials(phrase, word);
  return word.length > 1 && phrase.includes(word);
}
