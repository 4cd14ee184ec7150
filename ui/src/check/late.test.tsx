import { expect, test } from 'vitest';
import { show } from '../testing/show';
import { Late } from './Late';
import { anAttempt, aRow } from './testing';

test('what costs nothing has no chart of waiting', async () => {
  const warning = anAttempt({ next_step: 'confirm', fine_fen: 0, amount_due_fen: 0 });
  const { container } = await show(<Late row={aRow()} attempt={warning} />, { parts: ['window/check'] });
  expect(container.textContent).toBe('');
});
