import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useMemo } from 'react';
import { ask, commands, keepShown, type Setting } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { readCitations } from './citation';
import type { ValueWords } from './values';

/**
 * The rule book. The daily windows of the household are a fact of its own, which comes before any other value: here they
 * stand as the parameter's own value, so that there is one place to read and to change them.
 */
export function useRulebook() {
  const book = useQuery({ queryKey: ['rulebook'], queryFn: () => ask(commands.rulebook()), ...keepShown });
  const family = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()), ...keepShown });
  const daily = family.data?.maintenance.daily;

  const data = useMemo(() => {
    if (!book.data || !family.data) return undefined;
    const own = (setting: Setting) => (setting.unit === 'daily_windows' && daily ? daily : setting.own);
    return { ...book.data, parameters: book.data.parameters.map((setting) => ({ ...setting, own: own(setting) })) };
  }, [book.data, family.data, daily]);

  return { data, error: book.error ?? family.error };
}

export type Book = NonNullable<ReturnType<typeof useRulebook>['data']>;

/** What `valueWords` speaks with. */
export function useValueWords(): ValueWords {
  const { t } = useTranslation('window/rules');
  const { names } = useWords();
  const { word } = useSay();
  return useMemo(
    () => ({
      t: (key, values) => t(key, values ?? {}),
      has: (key) =>
        i18next.exists(key, { ns: 'window/rules' }) || i18next.exists(`${key}_other`, { ns: 'window/rules' }),
      method: (kind) => word('method_kind', kind),
      names,
    }),
    [t, names, word],
  );
}

const noTexts: Book['texts'] = [];

/** Writes sources as the rule book does, in one line; for a page that does not show the book itself. */
export function useCitations(): (sources: readonly string[]) => string {
  const { names } = useWords();
  const { data } = useQuery({ queryKey: ['rulebook'], queryFn: () => ask(commands.rulebook()), ...keepShown });
  const cite = useCite(data?.texts ?? noTexts);
  return (sources) => names(cite(sources));
}

/** Writes sources as somebody would cite them: 157 号令 第43、52条. */
export function useCite(texts: Book['texts']) {
  const { t } = useTranslation('window/rules');
  const { language, names } = useWords();
  return useMemo(
    () => (sources: readonly string[]) =>
      readCitations(sources, texts).map(({ id, text, places }) => {
        const short = i18next.exists(`cite.${id}`, { ns: 'window/rules' })
          ? t(`cite.${id}`)
          : (text?.name[language] ?? id);
        if (places.length === 0) return short;
        const place = t(text?.law ? 'cite.article' : 'cite.section', { places: names(places) });
        return t('cite.with', { text: short, place });
      }),
    [t, language, names, texts],
  );
}
