import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { commands } from '../ipc';
import { Now } from '../ipc/now';
import { makeQueryClient } from '../ipc/query';
import { parts } from '../settings/parts';
import { pictured, show } from '../testing/show';
import { rank } from './entries';
import { useDoings } from './useDoings';

afterEach(() => vi.restoreAllMocks());

it('finds every screen, every part of the settings and what is done there', async () => {
  vi.spyOn(commands, 'standing').mockResolvedValue({ status: 'ok', data: { open: 0, sample: false } as never });
  await show(null, { parts: ['window/palette', 'window/shell', 'window/settings', 'window/violations'] });
  const client = makeQueryClient();
  const around = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <Now at={pictured} fixed>
        {children}
      </Now>
    </QueryClientProvider>
  );
  const { result } = renderHook(useDoings, { wrapper: around });
  const found = (text: string) => rank(result.current, text).map(({ id }) => id);
  for (const part of parts) expect(result.current.map(({ id }) => id)).toContain(`part-${part}`);
  expect(found('备份')[0]).toBe('part-backups');
  expect(found('导出')[0]).toBe('do-export');
  expect(found('日历')[0]).toBe('page-calendar');
  expect(found('历史')).toContain('do-history');
  expect(found('回收站')[0]).toBe('do-trash');
  expect(found('提醒')[0]).toBe('part-reminders');
});
