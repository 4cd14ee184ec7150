import { announceTrouble } from '../forms/deed';
import { ask, commands, type TableKind } from '../ipc';
import { toast } from '../parts/toast';

/** Asks where to keep an empty table to fill in, and says where it is. */
export const keepTemplate = (kind: TableKind, name: string, said: (path: string) => string) =>
  keep(commands.template(kind, `${name}.${kind}`), said);

/** Asks where to keep a table of all violations, and says where it is. */
export const keepExport = (kind: TableKind, name: string, said: (path: string) => string) =>
  keep(commands.exportTable(kind, `${name}.${kind}`), said);

async function keep(written: ReturnType<typeof commands.template>, said: (path: string) => string) {
  try {
    const path = await ask(written);
    if (path) toast({ text: said(path) });
  } catch (error) {
    await announceTrouble(error);
  }
}
