import english from '@locales/en/window/shell.json';
import chinese from '@locales/zh/window/shell.json';
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language } from './language';

type Texts = Record<string, string>;

const files = import.meta.glob<Texts>(
  [
    '@locales/{zh,en}/{check,done,intake,remedy,remind,problem,trouble,word}.json',
    '@locales/{zh,en}/window/*.json',
    '!@locales/{zh,en}/window/shell.json',
  ],
  { import: 'default' },
);

const folder = Object.keys(files)[0]?.replace(/(zh|en)\/.*$/, '') ?? '';

/** Reads a part of the catalogue when somebody first speaks from it, and only in the language that is spoken. */
const backend: BackendModule = {
  type: 'backend',
  callbackApi: false,
  init() {},
  async read(language: string, namespace: string) {
    const read = files[`${folder}${language}/${namespace}.json`];
    if (!read) throw new Error(`no texts: ${language}/${namespace}`);
    return read();
  },
};

/**
 * Begins to speak. The frame's own texts are in the first piece of the program, so the first picture has words; all
 * other parts are loaded by `useTranslation('window/…')` and `loadParts`.
 */
export function beginToSpeak(language: Language) {
  document.documentElement.lang = languageTag(language);
  i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['zh', 'en'],
      ns: ['window/shell'],
      defaultNS: 'window/shell',
      resources: { zh: { 'window/shell': chinese }, en: { 'window/shell': english } },
      partialBundledLanguages: true,
      initAsync: false,
      keySeparator: false,
      // Nothing is ever put into HTML as text, so escaping would only show.
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  return i18next;
}

/** The language that is spoken. */
export function spokenLanguage(): Language {
  const { language } = i18next;
  return isLanguage(language) ? language : 'zh';
}

/** Speaks another language from now on, once its texts are there. */
export async function speak(language: Language) {
  await i18next.changeLanguage(language);
  document.documentElement.lang = languageTag(language);
}

/** Has these parts ready, so that no screen waits for them. */
export function loadParts(parts: readonly string[]): Promise<void> {
  return i18next.loadNamespaces(parts);
}

function languageTag(language: Language) {
  return language === 'zh' ? 'zh-CN' : 'en';
}
