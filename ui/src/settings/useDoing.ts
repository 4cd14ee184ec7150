import { useState } from 'react';
import { announceTrouble } from '../forms/deed';
import { queryClient } from '../ipc';

/** Does something that is no deed, reads everything again, and says when it could not be done. */
export function useDoing() {
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    try {
      await work();
      await queryClient.invalidateQueries();
    } catch (error) {
      await announceTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
