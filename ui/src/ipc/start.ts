import { written } from '../words/beijing';
import type { Language } from '../words/language';
import type { Opening, Theme, Tongue } from './bindings';

/** What has to be known before the first picture. */
export type Start = {
  language: Language;
  theme: Theme;
  /** The size of text in percent, 100 to 125. */
  scale: number;
  /** The instant at which the window opened, by the clock of the shell. */
  now: string;
  /** The clock stands still. */
  fixed: boolean;
  /** All the shell said; nothing in a plain browser. */
  opening?: Opening;
};

/**
 * Reads what the shell put into the window before any script ran, so that the first picture waits for no answer. A
 * plain browser has no such thing and gets the computer's language and clock.
 */
export function start(): Start {
  const opening = (globalThis as { __OPENING__?: Opening | null }).__OPENING__ ?? undefined;
  return {
    language: languageOf(opening?.preferences.language, opening?.locale),
    theme: opening?.preferences.theme ?? 'system',
    scale: opening?.preferences.scale ?? 100,
    now: opening?.standing?.now ?? written(Date.now()),
    fixed: opening?.standing?.still ?? false,
    opening,
  };
}

/** The language that is wanted: the system's when nothing is said, and Chinese when the system says nothing either. */
export function languageOf(tongue: Tongue = 'system', locale = navigator.language): Language {
  if (tongue !== 'system') return tongue;
  const name = locale.trim().toLowerCase();
  return !name || name === 'c' || name === 'posix' || name.startsWith('c.') || name.startsWith('zh') ? 'zh' : 'en';
}
