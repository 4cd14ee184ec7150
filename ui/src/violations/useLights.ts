import { useQuery } from '@tanstack/react-query';
import { ask, commands, keepShown, type Lights } from '../ipc';
import { type Asking, queryOf } from './asking';

/** How many rows there are of each light, and of all. */
export function useLights(asking: Asking): (Lights & { all: number }) | undefined {
  // The counts are the same in any order and under any light, so they are asked for once.
  const query = { ...queryOf(asking), lights: [], order: 'due' as const, descending: false, offset: 0, limit: 0 };
  const { data } = useQuery({
    queryKey: ['lights', query],
    queryFn: () => ask(commands.lights(query, null)),
    ...keepShown,
  });
  return data && { ...data, all: Object.values(data).reduce((sum, count) => sum + count, 0) };
}
