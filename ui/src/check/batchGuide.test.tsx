import { act, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../testing/show';
import { BatchGuide } from './BatchGuide';
import { anAttempt, aRow } from './testing';

const parts = ['window/guide', 'window/check'];
const attempts = [anAttempt(), anAttempt({ violation: 'v2', amount_due_fen: 10000 })];
const rows = new Map([
  ['v1', aRow()],
  ['v2', aRow({ id: 'v2', offence: '闯红灯' })],
]);
const press = (name: string) => act(async () => screen.getByRole('button', { name }).click());

test('the cards of a batch lead from the first to the last, and back', async () => {
  const closed = vi.fn();
  await show(<BatchGuide attempts={attempts} rows={rows} at={null} onClose={closed} />, { parts });
  const [first] = await screen.findAllByRole<HTMLInputElement>('checkbox');
  expect(screen.getByText('违停')).toBeDefined();
  await act(async () => first?.click());
  expect(screen.getByText(/做完 1\//)).toBeDefined();

  await press('下一笔');
  expect(screen.getByText('闯红灯')).toBeDefined();
  expect(screen.getByText(/做完 0\//)).toBeDefined();
  await press('上一笔');
  // What was done for one stays ticked.
  expect(screen.getByText(/做完 1\//)).toBeDefined();

  await press('下一笔');
  await press('回到这几笔');
  expect(closed).toHaveBeenCalled();
});
