import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { commands } from '../ipc';
import type { Report } from '../ipc/bindings';
import { show } from '../testing/show';
import { PhonePart } from './PhonePart';

afterEach(() => vi.restoreAllMocks());

const folder = '/media/stick';

const open = async (kept: { status: 'ok'; data: null } | { status: 'error'; error: Report }) => {
  vi.spyOn(commands, 'reminderChoices').mockResolvedValue({ status: 'ok', data: { calendar: folder } as never });
  vi.spyOn(commands, 'keepCalendar').mockResolvedValue(kept as never);
  await show(<PhonePart />, { parts: ['window/settings'] });
  await screen.findByText(folder);
};

it('says that the file is in the folder', async () => {
  await open({ status: 'ok', data: null });
  expect(await screen.findByText(/greenlight\.ics/, { selector: '.settings-row *' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says that the folder has gone, and not that the file is there', async () => {
  const values = { file: { kind: 'text' as const, value: folder }, reason: { kind: 'text' as const, value: 'gone' } };
  const line = { part: 'trouble' as const, path: '', said: { key: 'unwritable', values } };
  await open({ status: 'error', error: { kind: 'unwritable', lines: [line] } });
  expect((await screen.findByRole('alert')).textContent).toContain(folder);
  expect(screen.queryByText(/greenlight\.ics/, { selector: '.settings-row *' })).toBeNull();
});
