import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { Now } from '../ipc/now';
import { makeQueryClient } from '../ipc/query';
import { useAddress, useAddressSearch } from '../shell/address';
import { beginToSpeak, loadParts, speak } from '../words/catalogue';
import type { Language } from '../words/language';

/** The instant of the pictures: Wednesday 23 September 2026, 21:42. */
export const pictured = '2026-09-23T21:42:00+08:00';

type ShowOptions = {
  language?: Language;
  at?: string;
  parts?: string[];
  /** The window's own, where what is shown is also changed from outside. */
  client?: QueryClient;
};

beginToSpeak('zh');

/** Renders as the app does: in a language, at an instant, with these parts of the catalogue already there. */
export async function show(
  what: ReactNode,
  { language = 'zh', at = pictured, parts = [], client = makeQueryClient() }: ShowOptions = {},
) {
  await speak(language);
  await loadParts(['trouble', 'problem', 'done', 'word', 'window/trouble', 'window/problem', ...parts]);
  const rendered = render(
    <QueryClientProvider client={client}>
      <Now at={at} fixed>
        <Router hook={useAddress} searchHook={useAddressSearch}>
          {what}
        </Router>
      </Now>
    </QueryClientProvider>,
  );
  await act(async () => {});
  return rendered;
}

/** What a screen reader would stumble over, a line each. Colours are not seen here; the tokens are measured. */
export async function stumbles(within: Element): Promise<string[]> {
  const found = await axe.run(within, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
