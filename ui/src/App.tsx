import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Router } from 'wouter';
import { announceTrouble } from './forms/deed';
import { ask } from './ipc/ask';
import { commands } from './ipc/bindings';
import { Now } from './ipc/now';
import { queryClient } from './ipc/query';
import type { Start } from './ipc/start';
import { useAddress, useAddressSearch } from './shell/address';
import { begin } from './shell/begin';
import { NoHousehold } from './shell/NoHousehold';
import { Shell } from './shell/Shell';
import { removeSample } from './shell/sample';
import { useCalendarFile } from './shell/useCalendarFile';
import { useDailyBackup } from './shell/useDailyBackup';
import { useFreshFacts, useStanding } from './shell/useStanding';

export function App({ start }: { start: Start }) {
  const [opening, setOpening] = useState(start.opening);

  const again = async () => {
    try {
      const now = await ask(commands.opening());
      if (!now.trouble) begin(now);
      setOpening(now);
    } catch (error) {
      await announceTrouble(error);
    }
  };

  return (
    <QueryClientProvider client={queryClient}>
      <Router hook={useAddress} searchHook={useAddressSearch}>
        <Now at={opening?.standing?.now ?? start.now} fixed={opening?.standing?.still ?? start.fixed}>
          {opening?.trouble ? (
            <Suspense>
              <NoHousehold trouble={opening.trouble} onAgain={again} />
            </Suspense>
          ) : (
            <House live={opening !== undefined} />
          )}
        </Now>
      </Router>
    </QueryClientProvider>
  );
}

function House({ live }: { live: boolean }) {
  const standing = useStanding(live);
  useFreshFacts(live);
  useDailyBackup(live);
  useCalendarFile(live);
  return (
    <Shell
      household={standing?.name}
      open={standing?.open}
      sample={standing?.sample}
      rulesOf={standing?.law_as_of}
      leftOut={standing?.holidays_left_out}
      choicesUnread={standing?.choices_unread ?? undefined}
      unsound={standing?.unsound}
      onRemoveSample={removeSample}
    />
  );
}
