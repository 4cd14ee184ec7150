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

/** The command line may have changed the household meanwhile: looks when somebody comes back to the window. */
export function useFreshFacts(live: boolean) {
  useEffect(() => {
    if (!live) return;
    const look = async () => {
      try {
        if (await ask(commands.refresh())) await queryClient.invalidateQueries();
      } catch (error) {
        await announceTrouble(error);
      }
    };
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [live]);
}
