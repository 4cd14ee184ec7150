import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands, Refused } from '../ipc';

/** When nobody waits any more for the first pages. */
const QUIET = 20_000;
const HOUR = 3_600_000;

/**
 * Has the calendar file of the phone kept up to date while the window is open: after each change, and on each day that
 * it stays open. What stops that is said once.
 */
export function useCalendarFile(live: boolean) {
  // Whatever is changed, by whomever, how the household stands is asked again.
  const standing = useQuery({ queryKey: ['standing'], queryFn: () => ask(commands.standing()), enabled: live });
  const asked = standing.dataUpdatedAt;
  const first = useRef(asked);
  const said = useRef('');

  useEffect(() => {
    if (!live) return;
    const keep = async () => {
      try {
        await ask(commands.keepCalendar());
        said.current = '';
      } catch (error) {
        const what = JSON.stringify(error instanceof Refused ? error.error : String(error));
        if (what !== said.current) await announceTrouble(error);
        said.current = what;
      }
    };
    const soon = setTimeout(keep, asked === first.current ? QUIET : 0);
    const later = setInterval(keep, HOUR);
    return () => {
      clearTimeout(soon);
      clearInterval(later);
    };
  }, [live, asked]);
}
