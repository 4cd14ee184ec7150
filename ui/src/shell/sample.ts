import { announceTrouble } from '../forms/deed';
import { ask } from '../ipc/ask';
import { commands } from '../ipc/bindings';
import { queryClient } from '../ipc/query';
import { forgetChanges } from '../parts/toast';
import { go } from './address';
import { changePreferences } from './preferences';

/** Opens the made-up family, and shows how it stands. */
export async function openSample() {
  try {
    await ask(commands.openSample());
    await changePreferences({ welcomed: true });
    await show('/');
  } catch (error) {
    await announceTrouble(error);
  }
}

/** Removes the made-up family. Who has entered nothing of their own begins at the beginning. */
export async function removeSample() {
  try {
    await ask(commands.removeSample());
    const { empty } = await ask(commands.standing());
    await show(empty ? '/welcome' : '/');
  } catch (error) {
    await announceTrouble(error);
  }
}

/** Another household is open: what was on show belongs to the one before. */
async function show(path: string) {
  go(path);
  forgetChanges();
  await queryClient.invalidateQueries();
}
