import i18next, { type BackendModule } from 'i18next';
import { isLanguage, type Language } from './language';

type Texts = Record<string, string>;

/** What the frame and the first page speak from, which comes with the program. */
const first = import.meta.glob<Texts>(
  ['@locales/{zh,en}/{check,remedy,word}.json', '@locales/{zh,en}/window/{check,overview,shell}.json'],
  { import: 'default', eager: true },
);

const files = import.meta.glob<Texts>(
  [
    '@locales/{zh,en}/{done,intake,remind,problem,trouble}.json',
    '@locales/{zh,en}/window/*.json',
    '!@locales/{zh,en}/window/{check,overview,shell}.json',
  ],
  { import: 'default' },
);

const folder = Object.keys(files)[0]?.replace(/(zh|en)\/.*$/, '') ?? '';

/** The first texts, by language and part. */
function firstTexts(): Record<Language, Record<string, Texts>> {
  const texts: Record<Language, Record<string, Texts>> = { zh: {}, en: {} };
  for (const [file, read] of Object.entries(first)) {
    const [language, part] = file.slice(folder.length, -'.json'.length).split(/\/(.*)/);
    if (isLanguage(language) && part) texts[language][part] = read;
  }
  return texts;
}

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
 * Begins to speak. The texts of the frame and the first page are in the first piece of the program, so the first picture
 * has words; all other parts are loaded by `useTranslation('window/…')` and `loadParts`.
 */
export function beginToSpeak(language: Language) {
  document.documentElement.lang = languageTag(language);
  i18next.use(backend).init({
    lng: language,
    fallbackLng: false,
    supportedLngs: ['zh', 'en'],
    ns: ['window/shell'],
    defaultNS: 'window/shell',
    resources: firstTexts(),
    partialBundledLanguages: true,
    initAsync: false,
    keySeparator: false,
    // Nothing is ever put into HTML as text, so escaping would only show.
    interpolation: { escapeValue: false },
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
