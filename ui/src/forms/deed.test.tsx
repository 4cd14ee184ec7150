import { act, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { commands } from '../ipc';
import type { Report } from '../ipc/bindings';
import { ToastHost } from '../parts/ToastHost';
import { show } from '../testing/show';
import { undo } from './deed';

afterEach(() => vi.restoreAllMocks());

/** What the window says when undoing is refused in these words. */
async function refused(report: Report) {
  vi.spyOn(commands, 'undo').mockResolvedValue({ status: 'error', error: report });
  await show(<ToastHost />);
  await act(undo);
  return screen.getAllByText(/./, { selector: '.toast p' }).at(-1)?.textContent;
}

it('says first why an undo was refused, and then what came after it', async () => {
  const later = (key: string) => ({
    part: 'done' as const,
    path: '',
    said: { key, values: { subject: { kind: 'text' as const, value: '京A·8X2K6 违停' } } },
  });
  const when = { kind: 'instant' as const, value: '2026-08-20T20:00:00+08:00' };
  const said = { key: 'changed-since', values: { when } };
  const lines = [
    { part: 'trouble' as const, path: '', said },
    later('pay.succeeded'),
    later('confirm'),
    later('revoke'),
  ];
  expect(await refused({ kind: 'changed-since', lines })).toBe(
    '后来又改过同样的内容(8月20日 20:00)。先撤销后来的\n标为已缴 京A·8X2K6 违停\n登记了决定书 京A·8X2K6 违停',
  );
});

it('says of a deed that breaks a limit which, and not how many are broken in its file', async () => {
  const summary = { key: 'file', values: { count: { kind: 'count' as const, value: 1 } } };
  const said = { key: 'member-account', values: { member: { kind: 'text' as const, value: '李梅' } } };
  const lines = [
    { part: 'trouble' as const, path: '', said: summary },
    { part: 'problem' as const, path: 'accounts[0]', said },
  ];
  expect(await refused({ kind: 'file', lines })).toBe('李梅已经有账号了，一人一个');
});
