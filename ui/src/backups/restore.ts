import i18next from 'i18next';
import { announceTrouble } from '../forms/deed';
import { ask, commands, queryClient } from '../ipc';
import { forgetChanges, toast } from '../parts/toast';
import { loadParts } from '../words/catalogue';

/** Puts a backup in the place of the household, says where the household of before was kept, and offers that back. */
export async function restore(file: string, passphrase: string | null): Promise<void> {
  const { kept, without_file: count } = await ask(commands.restoreBackup(file, passphrase));
  await loadParts(['window/backups']);
  await queryClient.invalidateQueries();
  const text = kept
    ? i18next.t('window/backups:restored', { file: nameOf(kept) })
    : i18next.t('restored.first', { ns: 'window/backups' });
  const action =
    kept && isBackup(kept)
      ? { label: i18next.t('undo'), run: () => restore(kept, null).catch(announceTrouble), back: true }
      : undefined;
  const lost = count > 0 ? i18next.t('restored.without', { ns: 'window/backups', restored: text, count }) : text;
  forgetChanges();
  toast({ text: String(lost), action });
}

/** The last name of a path. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Whether what was kept can be restored: a damaged file is kept too, and is no backup. */
export function isBackup(path: string): boolean {
  return nameOf(path).startsWith('greenlight-');
}
