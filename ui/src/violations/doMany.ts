import { tellInWords } from '../forms/deed';
import { ask, commands, type Deed, queryClient } from '../ipc';

/**
 * Does several deeds, one after the other, and names them once; the way back takes all of them back. When one is refused,
 * those before it hold and can be taken back one at a time.
 */
export async function doMany(deeds: readonly Deed[], what: string): Promise<void> {
  const changes: number[] = [];
  try {
    for (const deed of deeds) {
      const { change } = await ask(commands.act(deed));
      if (change !== null) changes.push(change);
    }
  } finally {
    await queryClient.invalidateQueries();
  }
  await tellInWords(what, changes);
}
