import { useTranslation } from '../words/useTranslation';
import { useWords, type Words } from '../words/useWords';
import type { FieldLooks } from './Field';
import { type NoDay, readDay, whyNoDay } from './readDay';
import type { Reading } from './useWritten';
import { WrittenField } from './WrittenField';

export type DayFieldProps = FieldLooks & {
  /** `2026-10-08`, or nothing. */
  value: string | null;
  onChange: (day: string | null) => void;
  /** The last day that can be meant: for what has happened, today. */
  max?: string;
  disabled?: boolean;
};

/** A Beijing day, typed (`10-8`, `10月8日`, `前天`) or picked. */
export function DayField({ max, ...rest }: DayFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { today } = words;
  const read = (text: string): Reading => {
    if (!text.trim()) return { value: null };
    const day = readDay(text, today);
    const none = whyNoDay(text, today);
    if (!day) return { value: null, flaw: none ? noDayWords(none, t, words) : t('day.unread') };
    if (max === undefined || day <= max) return { value: day };
    const said = { day: words.day(day), max: words.day(max) };
    return { value: null, flaw: t(max === today ? 'day.to-come' : 'day.too-late', said) };
  };
  return (
    <WrittenField
      {...rest}
      read={read}
      write={(day) => day}
      withDay={(day) => day}
      dayIn={(text) => readDay(text, today)}
      max={max}
      placeholder={t('day.like')}
    />
  );
}

/** What is wrong with what is written like a day and is none. */
export function noDayWords(none: NoDay, t: (key: string, values: Record<string, string>) => string, words: Words) {
  if (none.why === 'no-such') return t('day.no-such', { text: none.text });
  return t('day.weekday', { day: words.day(none.day), weekday: words.weekday(none.day) });
}
