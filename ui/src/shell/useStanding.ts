import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask } from '../ipc/ask';
import { commands } from '../ipc/bindings';
import { queryClient } from '../ipc/query';

/** How the household stands: its name, what is open, whether it is the sample. `live` is false in a plain browser. */
export function useStanding(live: boolean) {
  const { data } = useQuery({
    queryKey: ['standing'],
    queryFn: () => ask(commands.standing()),
    enabled: live,
  });
  return data;
}

/** How often is looked whether another program has written, in milliseconds: the shell compares a few dates of files. */
const BEAT = 3_000;

/**
 * The command line may have changed the household meanwhile: looks when somebody comes back to the window, and while it is
 * seen. What went wrong is said once, until somebody comes back.
 */
export function useFreshFacts(live: boolean) {
  useEffect(() => {
    if (!live) return;
    let troubled = false;
    const look = async () => {
      try {
        if (await ask(commands.refresh())) await queryClient.invalidateQueries();
        troubled = false;
      } catch (error) {
        troubled = true;
        await announceTrouble(error);
      }
    };
    addEventListener('focus', look);
    const beat = setInterval(() => {
      if (document.visibilityState === 'visible' && !troubled) look();
    }, BEAT);
    return () => {
      removeEventListener('focus', look);
      clearInterval(beat);
    };
  }, [live]);
}
