import type { StripEvent, StripMark } from '../ipc';
import { clockOf, epoch } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';

/** What stands beside a day of the strip: its main words, and what they are about. */
export type EventWords = { main: string; about: string; plate: string | null };

/** Whether an answer was expected before now: then it is to be looked up, and no longer to come. */
export function isOver({ at }: StripEvent, now: string): boolean {
  return at !== null && epoch(at) < epoch(now);
}

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

  const nameOf = (event: StripEvent): string => {
    const { kind, days_late, at, name } = event;
    if (kind === 'late' && days_late !== null) return words.overdue(days_late);
    if (isOver(event, words.now)) return t(`event.${kind}.over`);
    return t(`event.${kind}`, { name: name ?? '', clock: at ? clockOf(at) : '' });
  };

  const one = (event: StripEvent) => [nameOf(event), event.plate].filter(Boolean).join(' ');

  return { mark, one };
}
