import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { FieldLooks } from './Field';
import { readDay } from './readDay';
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
    if (!day) return { value: null, flaw: t('day.unread') };
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
