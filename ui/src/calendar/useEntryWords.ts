import type { CalendarEntry } from '../ipc';
import { clockOf, dayOf } from '../words/beijing';
import { plateHalves } from '../words/format';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';

/** Words for what stands on a day. */
export function useEntryWords() {
  const { t } = useTranslation('window/calendar');
  const { say } = useSay('remind');
  const words = useWords();

  const word = ({ what, kind, late }: CalendarEntry): string => {
    if (what === 'maintenance' || what === 'reminder' || what === 'advised') return t(what);
    return t(late && kind === 'pay_by' ? 'late' : `kind.${kind}`);
  };

  const clock = ({ day, at, to }: CalendarEntry): string => {
    if (!at) return '';
    const written = (instant: string) => (dayOf(instant) === day ? clockOf(instant) : words.stamp(instant));
    return to ? `${written(at)}–${written(to)}` : clockOf(at);
  };

  return {
    word,
    /** When on its day, for what has a time of day. */
    clock,
    /** For a line of a few letters: of a plate what tells the cars of a family apart. */
    about: ({ subject, about }: CalendarEntry): string => {
      if (about === null) return '';
      const [whole, rest] = subject?.noun === 'account' ? [about, ''] : plateHalves(about);
      return rest || whole;
    },
    title: (entry: CalendarEntry) => (entry.title ? say('remind', entry.title) : ''),
    body: (entry: CalendarEntry) => entry.text ?? (entry.body ? say('remind', entry.body) : ''),
    /** The whole in one line, for whoever points at it or hears it. */
    whole: (entry: CalendarEntry) => [word(entry), entry.about, clock(entry)].filter(Boolean).join(' '),
  };
}
