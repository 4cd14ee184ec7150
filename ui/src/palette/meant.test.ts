import { expect, it } from 'vitest';
import { meant } from './meant';

const verbs = [
  { id: 'pay', label: '登记缴款', words: '标为已缴 已缴 paid' },
  { id: 'confirm', label: '登记决定书', words: '确认处理' },
  { id: 'appeal', label: '提异议', words: '申诉' },
];
const english = [
  { id: 'pay', label: 'Record a payment', words: 'paid' },
  { id: 'confirm', label: 'Enter the decision', words: 'confirm' },
];

it.each([
  ['登记缴款', 'pay', ''],
  ['标为已缴', 'pay', ''],
  ['缴款 违停', 'pay', '违停'],
  ['登记缴款京A8X2K6', 'pay', '京a8x2k6'],
  ['确认处理', 'confirm', ''],
  ['异议 李梅', 'appeal', '李梅'],
  ['djjk wt', 'pay', 'wt'],
])('%s is %s, with %s', (text, id, rest) => expect(meant(text, verbs)[0]).toMatchObject({ id, rest }));

it('leaves the choice where several are called so', () => {
  expect(meant('登记', verbs).map(({ id }) => id)).toEqual(['pay', 'confirm']);
});

it('knows English by its words', () => {
  expect(meant('payment red light', english)).toMatchObject([{ id: 'pay', rest: 'red light' }]);
  expect(meant('paid', english)).toMatchObject([{ id: 'pay', rest: '' }]);
});

it('finds nothing to do in a plate or a name', () => {
  for (const text of ['京A8X2K6', '李梅', '违停', '8x2']) expect(meant(text, verbs), text).toEqual([]);
});
