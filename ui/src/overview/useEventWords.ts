import type { StripEvent, StripMark } from '../ipc';
import { clockOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';

/** What stands beside a day of the strip: its main words, and what they are about. */
export type EventWords = { main: string; about: string; plate: string | null };

/** Words for what falls on a day. */
export function useEventWords() {
  const { t } = useTranslation('window/overview');
  const words = useWords();

  const mark = ({ kind, count, amount_fen, events }: StripMark): EventWords => {
    const amount = amount_fen > 0 ? words.money(amount_fen) : '';
    const [first] = events;
    if (count > 1 || !first) return { main: t(`event.${kind}.many`, { count }), about: amount, plate: null };
    return { main: nameOf(first), about: amount, plate: first.plate };
  };

  const nameOf = (event: StripEvent): string =>
    event.kind === 'late' && event.days_late !== null
      ? words.overdue(event.days_late)
      : t(`event.${event.kind}`, { name: event.name ?? '', clock: event.at ? clockOf(event.at) : '' });

  const one = (event: StripEvent) => [nameOf(event), event.plate].filter(Boolean).join(' ');

  return { mark, one };
}
