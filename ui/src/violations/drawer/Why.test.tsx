import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fileOf, violation } from '../../forms/violation/samples';
import type { Found } from '../../ipc/bindings';
import { show } from '../../testing/show';
import { Why } from './Why';

const cure = (kind: string) => ({ kind, said: { key: kind, values: {} }, account: null, method: null });

const found: Found = {
  check: 'objection-pending',
  severity: 'block',
  step: 'confirm',
  about: 'record',
  muted: false,
  said: { key: 'objection-pending', values: {} },
  clears: { kind: 'action' },
  remedies: [cure('wait'), cure('withdraw_objection')],
  grade: 'law',
  sources: [],
  overridden: [],
  fingerprint: null,
};

it('writes what helps as sentences of their own in English, and in a row in Chinese', async () => {
  const { best } = fileOf(violation);
  const file = fileOf(violation, { best: { ...best, findings: [found], lead: found.check } });
  const parts = ['check', 'remedy', 'window/violations'];
  const { unmount } = await show(<Why file={file} />, { language: 'en', parts });
  expect(screen.getByText('What helps: Wait for the answer. Or withdraw the objection.')).toBeTruthy();
  unmount();
  await show(<Why file={file} />, { parts });
  expect(screen.getByText(/怎么办：.*、.*。/)).toBeTruthy();
});
