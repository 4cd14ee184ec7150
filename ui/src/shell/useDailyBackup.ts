import { useEffect } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands, queryClient } from '../ipc';

/** When nobody waits any more for the first pages. */
const QUIET = 20_000;
const HOUR = 3_600_000;

/** Has the backup of the day made while the window is open: soon after it opens, and on each day that it stays open. */
export function useDailyBackup(live: boolean) {
  useEffect(() => {
    if (!live) return;
    const backUp = async () => {
      try {
        await ask(commands.backUpDaily());
      } catch (error) {
        await announceTrouble(error);
      }
      // It looked the household over, too.
      await queryClient.invalidateQueries({ queryKey: ['standing'] });
    };
    const soon = setTimeout(backUp, QUIET);
    const later = setInterval(backUp, HOUR);
    return () => {
      clearTimeout(soon);
      clearInterval(later);
    };
  }, [live]);
}
