import { ask } from '../ipc/ask';
import { commands, type Preferences } from '../ipc/bindings';
import { queryClient } from '../ipc/query';

/** Keeps a changed preference. The others are asked for first, for another page may have changed them. */
export async function changePreferences(change: Partial<Preferences>) {
  const { preferences } = await ask(commands.opening());
  await ask(commands.prefer({ ...preferences, ...change }));
  await queryClient.invalidateQueries({ queryKey: ['opening'] });
}
