import { useQuery } from '@tanstack/react-query';
import { ask, commands, keepShown, type Spell, useNow } from '../ipc';

const none: readonly Spell[] = [];

/** What 12123 does over the next day. */
export function useSpells(): { spells: readonly Spell[]; now: string } {
  const now = useNow();
  const { data } = useQuery({
    queryKey: ['outlook', now],
    queryFn: () => ask(commands.outlook(null)),
    ...keepShown,
  });
  return { spells: data ?? none, now };
}
