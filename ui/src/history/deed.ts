import type { Datum, Detail, Passage, Said, Shift } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';

/** What an entry of the history says: the deed, and what was written or changed with it. */
export function useDeedWords() {
  const { t } = useTranslation(['done', 'window/history']);
  const { say, word } = useSay('window/history');
  const { language } = useWords();

  const detail = (one: Detail) => {
    const field: Datum = { kind: 'word', value: { list: 'field', word: one.field } };
    return say('window/history', saidOf(field, one));
  };
  const counted = (shift: Shift) =>
    (['added', 'changed', 'removed'] as const)
      .filter((way) => shift[way] > 0)
      .map((way) => t(`counted.${way}`, { ns: 'window/history', count: shift[way], noun: word('noun', shift.noun) }));

  return {
    deed: (what: string, subject: Passage['subject']) =>
      t(what, { ns: 'done', subject: subject[language] }).replace(/\s+/g, ' ').trim(),
    details: (passage: Passage) => [...passage.details.map(detail), ...passage.counted.flatMap(counted)],
  };
}

/** The sentence about a field: what it is, what became of what, or what was taken out. */
export function saidOf(field: Datum, { old, new: now }: Pick<Detail, 'old' | 'new'>): Said {
  const values: Said['values'] = { field };
  if (old) values.old = old;
  if (now) values.new = now;
  return { key: old && now ? 'detail.changed' : old ? 'detail.cleared' : 'detail', values };
}
