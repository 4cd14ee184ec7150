import { useEffect } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands } from '../ipc';

/** When nobody waits any more for the first pages. */
const QUIET = 20_000;
const HOUR = 3_600_000;

/** Has the backup of the day made while the window is open: soon after it opens, and on each day that it stays open. */
export function useDailyBackup(live: boolean) {
  useEffect(() => {
    if (!live) return;
    const backUp = () => ask(commands.backUpDaily()).catch(announceTrouble);
    const soon = setTimeout(backUp, QUIET);
    const later = setInterval(backUp, HOUR);
    return () => {
      clearTimeout(soon);
      clearInterval(later);
    };
  }, [live]);
}
