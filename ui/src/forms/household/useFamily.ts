import { useQuery } from '@tanstack/react-query';
import { ask, commands, type Family, keepShown } from '../../ipc';

/** The household's facts, for forms that overwrite one whole. */
export function useFamily(): Family | undefined {
  return useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()), ...keepShown }).data;
}
