import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { undo } from '../forms/deed';
import { ask, queryClient } from '../ipc';
import { toast } from '../parts/toast';
import { loadParts } from '../words/catalogue';
import { commands, type Sheet } from './contract';
import { sums } from './course';
import { atTable, useSheet } from './table';

type Taken = { count: number; first: string | undefined };

/** Takes in what is ready, names it with a way back, and remembers it until the facts change otherwise. */
export function useTaking(sheet: Sheet | undefined) {
  const { dataUpdatedAt } = useSheet();
  const [finished, setFinished] = useState<Taken & { at: number }>();

  // An undo, or a change of somebody else's, has the table looked at anew.
  useEffect(() => {
    if (finished && finished.at !== dataUpdatedAt) setFinished(undefined);
  }, [finished, dataUpdatedAt]);

  const take = async () => {
    if (!sheet || sums(sheet.counts).taken === 0) return;
    let taken: Taken | undefined;
    await atTable(async () => {
      const done = await ask(commands.takeIn());
      taken = { count: sums(done.counts).taken, first: done.violations[0] };
      return done.sheet;
    });
    if (!taken) return;
    const at = queryClient.getQueryState(['intake', 'sheet'])?.dataUpdatedAt ?? 0;
    setFinished({ ...taken, at });
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'intake' });
    await loadParts(['done']);
    toast({
      text: i18next.t('window/intake:taken', { count: taken.count }),
      action: { label: i18next.t('done:undo'), run: undo },
    });
  };

  return { take, finished, forget: () => setFinished(undefined) };
}
