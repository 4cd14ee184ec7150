import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Said } from '../ipc/bindings';
import { useNow } from '../ipc/now';
import { dayOf, daysBetween } from './beijing';
import * as format from './format';
import { isLanguage, type Language } from './language';
import { type Catalogue, type Part, say } from './say';

/** Everything `format` can write, told once which language is spoken and what time it is. */
export function useWords() {
  const { i18n } = useTranslation();
  const now = useNow();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'zh';

  return useMemo(() => {
    const today = dayOf(now);
    return {
      language,
      now,
      today,
      money: format.money,
      exactly: format.exactly,
      day: (at: string) => format.day(at, language, today),
      month: (day: string) => format.month(day, language),
      dayAndWeekday: (at: string) => format.dayAndWeekday(at, language, today),
      weekday: (at: string) => format.weekdayName(at, language),
      stretch: (first: string, last: string) => format.stretch(first, last, language, today),
      deadline: (last: string) => format.deadline(last, language, today),
      daysLeft: (last: string) => format.daysLeft(daysBetween(today, last), language),
      lastDay: (last: string) => format.lastDay(last, language, today),
      overdue: (late: number) => format.overdue(late, language),
      instant: (at: string) => format.instant(at, language, now),
      moment: (at: string) => format.moment(at, language, now),
      fromNow: (at: string) => format.fromNow(at, language, now),
      stamp: (at: string) => format.stamp(at, language, today),
      duration: (minutes: number) => format.duration(minutes, language),
      days: (count: number) => format.days(count, language),
      points: (count: number) => format.points(count, language),
      names: (texts: readonly string[]) => format.names(texts, language),
    };
  }, [language, now]);
}

/**
 * Says messages that come from Rust. Waits, as `useTranslation` does, until the parts it is to speak from are there;
 * `word` comes with them.
 *
 * Where a sentence of `problem.json` speaks of how a file is written, `window/problem.json` has one for somebody before a
 * form.
 */
export function useSay(...parts: Part[]) {
  const { i18n } = useTranslation([...parts, ...(parts.includes('problem') ? ['window/problem'] : []), 'word']);
  const { language, today } = useWords();

  return useMemo(() => {
    const own = (part: string, key: string) =>
      part === 'problem' ? i18n.getResource(language, 'window/problem', key) : undefined;
    const catalogue: Catalogue = (part, key) => own(part, key) ?? i18n.getResource(language, part, key);
    return {
      say: (part: Part, message: Said) => say(catalogue, part, message, language, today),
      /** A word of a closed list: `stage`, `decided` is 待缴款. */
      word: (list: string, word: string) => catalogue('word', `${list}.${word}`) ?? word,
    };
  }, [i18n, language, today]);
}
