import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { tellInWords } from '../forms/deed';
import { ask, commands, queryClient, type Sheet } from '../ipc';
import { sums } from './course';
import { atTable, useSheet } from './table';

type Taken = { count: number; first: string | undefined; changes: number[] };

/** Takes in what is ready, names it with a way back, and remembers it until the facts change otherwise. */
export function useTaking(sheet: Sheet | undefined) {
  const { dataUpdatedAt } = useSheet();
  const [finished, setFinished] = useState<Taken & { at: number }>();
  const [busy, setBusy] = useState(false);

  // An undo, or a change of somebody else's, has the table looked at anew.
  useEffect(() => {
    if (finished && finished.at !== dataUpdatedAt) setFinished(undefined);
  }, [finished, dataUpdatedAt]);

  const take = async () => {
    if (!sheet || busy || sums(sheet.counts).taken === 0) return;
    let taken: Taken | undefined;
    setBusy(true);
    await atTable(async () => {
      const done = await ask(commands.takeIn());
      taken = {
        count: sums(done.counts).taken,
        first: done.violations[0],
        changes: done.change === null ? [] : [done.change],
      };
      return done.sheet;
    });
    setBusy(false);
    if (!taken) return;
    const at = queryClient.getQueryState(['intake', 'sheet'])?.dataUpdatedAt ?? 0;
    setFinished({ ...taken, at });
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'intake' });
    await tellInWords(i18next.t('window/intake:taken', { count: taken.count }), taken.changes);
  };

  return { take, busy, finished, forget: () => setFinished(undefined) };
}
