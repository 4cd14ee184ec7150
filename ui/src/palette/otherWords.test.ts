import { expect, it } from 'vitest';
import { otherWords } from './otherWords';

const names = ['李梅', '王建国', '工行储蓄卡', '妈妈的12123', '妈妈的车'];

it.each([
  ['red light', '闯红灯'],
  ['Parking', '违停'],
  ['mum', '妈妈'],
  ["mum's car", '妈妈 car'],
  ['wt', '违停'],
  ['lm', '李梅'],
  ['zfb', '支付宝'],
  ['lm wt', '李梅 违停'],
])('%s is %s', (typed, said) => expect(otherWords(typed, names)[0]).toBe(said));

it('has nothing to say of what is said in Chinese, or is no word', () => {
  expect(otherWords('违停', names)).toEqual([]);
  expect(otherWords('8X2K6', names)).toEqual([]);
  expect(otherWords('', names)).toEqual([]);
});
