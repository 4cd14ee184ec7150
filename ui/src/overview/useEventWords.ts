import { useTranslation } from 'react-i18next';
import type { StripEvent } from '../ipc';
import { clockOf } from '../words/beijing';
import { useWords } from '../words/useWords';
import type { Mark } from './layout';

/** What stands beside a day of the strip: its main words, and what they are about. */
export type EventWords = { main: string; about: string; plate: string | null };

/** Words for what falls on a day. */
export function useEventWords() {
  const { t } = useTranslation('window/overview');
  const words = useWords();

  const mark = ({ kind, events }: Mark): EventWords => {
    const [first] = events as [StripEvent, ...StripEvent[]];
    const fen = events.reduce((sum, { amount_fen }) => sum + (amount_fen ?? 0), 0);
    // A record has no amount until it is decided; only what is to be paid that day is added up.
    const amount = fen > 0 && (kind === 'late' || kind === 'pay_by') ? words.money(fen) : '';
    if (events.length > 1) {
      return { main: t(`event.${kind}.many`, { count: events.length }), about: amount, plate: null };
    }
    const main =
      kind === 'late' && first.days_late !== null
        ? words.overdue(first.days_late)
        : t(`event.${kind}`, { name: first.name ?? '', clock: first.at ? clockOf(first.at) : '' });
    return { main, about: amount, plate: first.plate };
  };

  const one = (event: StripEvent) => {
    const { main, plate } = mark({ day: event.day, kind: event.kind, light: event.light, events: [event] });
    return [main, plate].filter(Boolean).join(' ');
  };

  return { mark, one };
}
