export type Language = 'zh' | 'en';

export function isLanguage(word: unknown): word is Language {
  return word === 'zh' || word === 'en';
}
