import { expect, it } from 'vitest';
import { hasInitials } from './initials';

it.each([
  ['违停', 'wt'],
  ['李梅', 'lm'],
  ['支付宝', 'zfb'],
  ['闯红灯', 'chd'],
  ['银行卡', 'yhk'],
  ['日历', 'rl'],
  ['加 12123 账号', 'zh'],
  ['妈妈的12123', 'md'],
  ['登记缴款', 'jk'],
])('%s is found by %s', (text, typed) => expect(hasInitials(text, typed)).toBe(true));

it('wants them in a row, and more than one', () => {
  expect(hasInitials('违停', 'tw')).toBe(false);
  expect(hasInitials('登记缴款', 'dk')).toBe(false);
  expect(hasInitials('违停', 'w')).toBe(false);
  expect(hasInitials('Payment', 'pa')).toBe(false);
});

it('tells the beginning from the rest', () => {
  expect(hasInitials('登记缴款', 'dj', true)).toBe(true);
  expect(hasInitials('登记缴款', 'jk', true)).toBe(false);
});
