import { expect, it } from 'vitest';
import type { Method } from '../../ipc';
import { withPoints } from './licence';
import { balanceSaid, withBalance, withSpent } from './methods';

const at = '2026-09-23T21:42:00+08:00';
const wallet: Method = {
  id: 'wx',
  kind: 'wechat',
  label: '微信',
  balance_fen: 15000,
  balance_as_of: '2026-09-01T08:00:00+08:00',
};

it('keeps either a balance or that it is enough, with when it was read', () => {
  expect(withBalance(wallet, { how: 'enough', fen: null }, at)).toEqual({
    id: 'wx',
    kind: 'wechat',
    label: '微信',
    balance_enough_as_of: at,
  });
  expect(withBalance(wallet, { how: 'balance', fen: 0 }, at)).toMatchObject({ balance_fen: 0, balance_as_of: at });
  expect(withBalance(wallet, { how: 'unknown', fen: null }, at)).toEqual({ id: 'wx', kind: 'wechat', label: '微信' });
});

it('says what was last known', () => {
  expect(balanceSaid({ left_fen: 0, enough: false })).toEqual({ how: 'balance', fen: 0 });
  expect(balanceSaid({ left_fen: null, enough: true })).toEqual({ how: 'enough', fen: null });
  expect(balanceSaid(undefined)).toEqual({ how: 'unknown', fen: null });
});

it('keeps what was spent only with its day', () => {
  expect(withSpent(wallet, 500, '2026-09-23')).toMatchObject({ spent_fen: 500, spent_on: '2026-09-23' });
  expect(withSpent({ ...wallet, spent_fen: 1, spent_on: '2026-09-22' }, null, '2026-09-23')).toEqual(wallet);
});

it('keeps points only with the day they were read', () => {
  expect(withPoints({ status: 'normal' }, 3, '2026-09-23')).toMatchObject({ points: 3, points_as_of: '2026-09-23' });
  expect(withPoints({ status: 'normal', points: 3, points_as_of: '2026-09-23' }, null, '2026-09-23')).toEqual({
    status: 'normal',
  });
});
