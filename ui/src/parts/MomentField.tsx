import { clockOf, dayOf, epoch } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { noDayWords } from './DayField';
import type { FieldLooks } from './Field';
import { readMoment } from './readMoment';
import type { Reading } from './useWritten';
import { WrittenField } from './WrittenField';

export type MomentFieldProps = FieldLooks & {
  /** An instant in RFC 3339, or nothing. */
  value: string | null;
  onChange: (instant: string | null) => void;
  /** It has happened, so it is not later than now. */
  past?: boolean;
  /** It is still to be done, so it is not earlier than this minute. */
  ahead?: boolean;
  /** What it cannot have come before, and what to say of a moment that would have. */
  since?: { at: string; flaw: string };
  disabled?: boolean;
};

/** A day and a clock of Beijing, typed (`9月20日 8:30`, `昨天下午三点`); the day may be picked. */
export function MomentField({ past, ahead, since, ...rest }: MomentFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { now, today } = words;
  const read = (text: string): Reading => {
    if (!text.trim()) return { value: null };
    // A value that only stands there says more than its text: its seconds.
    if (rest.value !== null && text === write(rest.value)) return { value: rest.value };
    const moment = readMoment(text, today);
    if (!moment) return { value: null, flaw: t('moment.unread') };
    if ('none' in moment) return { value: null, flaw: noDayWords(moment.none, t, words) };
    if ('lacks' in moment) return { value: null, flaw: t(`moment.lacks-${moment.lacks}`) };
    // The minute that runs has not passed, though it began before.
    if (ahead && epoch(moment.at) <= epoch(now) - 60_000) {
      return { value: null, flaw: t('moment.gone', { moment: words.stamp(moment.at) }), atOnce: true };
    }
    // In the same minute nobody knows which came first.
    if (since && epoch(moment.at) <= epoch(since.at) - 60_000) return { value: null, flaw: since.flaw, atOnce: true };
    if (!past || epoch(moment.at) <= epoch(now)) return { value: moment.at };
    return { value: null, flaw: t('moment.to-come', { moment: words.stamp(moment.at) }) };
  };
  return (
    <WrittenField
      {...rest}
      read={read}
      write={write}
      withDay={(day, text) => `${day} ${clockIn(text, today)}`}
      dayIn={(text) => dayIn(text, today)}
      max={past ? today : undefined}
      placeholder={t('moment.like')}
    />
  );
}

function write(instant: string): string {
  return `${dayOf(instant)} ${clockOf(instant)}`;
}

/** The day of what stands there, also while it lacks a clock. */
function dayIn(text: string, today: string): string | null {
  const read = readMoment(text, today);
  if (read && 'at' in read) return dayOf(read.at);
  return read && 'day' in read ? read.day : null;
}

/** The clock of what stands there, which stays when another day is picked. */
function clockIn(text: string, today: string): string {
  const read = readMoment(text, today);
  return read && 'at' in read ? clockOf(read.at) : '';
}
