import i18next from 'i18next';
import type { Said } from '../ipc/bindings';
import { useNow } from '../ipc/now';
import { dayOf, daysBetween, written } from './beijing';
import { spokenLanguage } from './catalogue';
import * as format from './format';
import type { Language } from './language';
import { type Catalogue, type Part, say } from './say';
import { useLanguage, useTranslation } from './useTranslation';

export type Words = ReturnType<typeof wordsOf>;

/** The words of this minute: whoever writes something writes with the same ones. */
let latest: Words | undefined;

/** Everything `format` can write, told once which language is spoken and what time it is. */
export function useWords(): Words {
  const language = useLanguage();
  const now = useNow();
  if (latest?.language !== language || latest.now !== now) latest = wordsOf(language, now);
  return latest;
}

function wordsOf(language: Language, now: string) {
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
    deadline: (last: string, on?: string) => format.deadline(last, language, today, on),
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
}

/** Says messages that come from Rust, and words of closed lists. */
export type Saying = {
  say: (part: Part, message: Said) => string;
  /** A word of a closed list: `stage`, `decided` is 待缴款. */
  word: (list: string, word: string) => string;
};

let newest: (Saying & { language: Language; today: string }) | undefined;

/**
 * Says messages that come from Rust. Waits, as `useTranslation` does, until the parts it is to speak from are there;
 * `word` comes with them.
 *
 * Where a sentence of `problem.json` speaks of how a file is written, `window/problem.json` has one for somebody before a
 * form.
 */
export function useSay(...parts: Part[]): Saying {
  useTranslation([...parts, ...(parts.includes('problem') ? ['window/problem'] : []), 'word']);
  const { language, today } = useWords();
  if (newest?.language !== language || newest.today !== today) {
    newest = { language, today, ...sayingOf(language, today) };
  }
  return newest;
}

/** The same where nothing is drawn: who calls has the parts loaded. */
export function sayingNow(): Saying {
  return sayingOf(spokenLanguage(), latest?.today ?? dayOf(written(Date.now())));
}

function sayingOf(language: Language, today: string): Saying {
  const own = (part: string, key: string) =>
    part === 'problem' ? i18next.getResource(language, 'window/problem', key) : undefined;
  const catalogue: Catalogue = (part, key) => own(part, key) ?? i18next.getResource(language, part, key);
  return {
    say: (part, message) => say(catalogue, part, message, language, today),
    word: (list, word) => catalogue('word', `${list}.${word}`) ?? word,
  };
}
