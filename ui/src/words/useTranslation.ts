import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { spokenLanguage } from './catalogue';
import type { Language } from './language';

/** Sentences of some parts of the catalogue. */
type Speaking<Parts extends string | string[]> = { t: TFunction<Parts> };

const speaking = new Map<string, Speaking<string | string[]>>();
const coming = new Map<string, Promise<void>>();

/**
 * Speaks from parts of the catalogue, in the language that is spoken. Waits, as a lazy component does, until they are there.
 *
 * It stands for the hook of the same name in `react-i18next`, which subscribes and builds its options anew whenever anything
 * is drawn: a verdict draws some two hundred texts, and is to be there within a frame.
 */
export function useTranslation<Parts extends string | string[] = 'window/shell'>(parts?: Parts): Speaking<Parts> {
  const language = useLanguage();
  const names = namesOf(parts);
  const key = `${language} ${names}`;
  let found = speaking.get(key);
  if (!found) {
    // Thrown, not used: what was drawn up to here begins anew when the texts are there, whatever hooks come after this one.
    if (!names.every((name) => i18next.hasLoadedNamespace(name, { lng: language }))) throw loading(key, names);
    found = { t: i18next.getFixedT(language, names) };
    speaking.set(key, found);
  }
  return found as Speaking<Parts>;
}

function namesOf(parts: string | string[] = 'window/shell'): string[] {
  return typeof parts === 'string' ? [parts] : parts;
}

/** The language that is spoken. */
export function useLanguage(): Language {
  return useSyncExternalStore(listen, spokenLanguage);
}

/** One promise for a question, however often it is drawn until it is answered. */
function loading(key: string, names: string[]): Promise<void> {
  const asked = coming.get(key) ?? i18next.loadNamespaces(names);
  coming.set(key, asked);
  return asked;
}

function listen(heard: () => void) {
  i18next.on('languageChanged', heard);
  return () => i18next.off('languageChanged', heard);
}
