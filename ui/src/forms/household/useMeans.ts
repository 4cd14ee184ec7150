import { useQuery } from '@tanstack/react-query';
import { ask, commands, keepShown, type Means } from '../../ipc';

/** Finds how a method stands now; nothing until that is known. */
export function useMeans(): ((method: string | undefined) => Means | undefined) | undefined {
  const people = useQuery({ queryKey: ['people'], queryFn: () => ask(commands.people(null)), ...keepShown }).data;
  return people && ((id) => people.means.find(({ method }) => method.id === id));
}
