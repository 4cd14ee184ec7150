import i18next from 'i18next';
import { announceTrouble } from '../forms/deed';
import { ask, commands, type Deed, queryClient } from '../ipc';
import { toast } from '../parts/toast';
import { loadParts } from '../words/catalogue';

/**
 * Does several deeds, one after the other, and names them once. 撤销 takes as many changes back as were made. When one
 * is refused, those before it hold and can be taken back one at a time.
 */
export async function doMany(deeds: readonly Deed[], what: string): Promise<void> {
  let made = 0;
  try {
    for (const deed of deeds) {
      const done = await ask(commands.act(deed));
      if (done.what) made += 1;
    }
  } finally {
    await queryClient.invalidateQueries();
  }
  await loadParts(['done']);
  toast({ text: what, action: { label: i18next.t('done:undo'), run: () => takeBack(made, what) } });
}

async function takeBack(count: number, what: string) {
  try {
    for (let step = 0; step < count; step += 1) await ask(commands.undo());
    toast({ text: i18next.t('done:undone', { deed: what }) });
  } catch (error) {
    await announceTrouble(error);
  } finally {
    await queryClient.invalidateQueries();
  }
}
