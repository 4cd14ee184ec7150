import { describe, expect, it } from 'vitest';
import { readNumber } from './readNumber';

describe('an amount', () => {
  it.each([
    ['200', 20_000],
    ['1,500', 150_000],
    ['1，500', 150_000],
    ['1,234.56', 123_456],
    ['¥1,112.00', 111_200],
    ['￥200', 20_000],
    ['1500元', 150_000],
    ['1500 元整', 150_000],
    ['200块钱', 20_000],
    ['RMB 200', 20_000],
    ['１５００', 150_000],
    ['１，５００．５０', 150_050],
    ['1 500', 150_000],
    ['1.2万', 1_200_000],
    ['1.23456万', 1_234_560],
    ['¥1.2万元', 1_200_000],
    ['3千', 300_000],
    ['2.3', 230],
    ['.5', 50],
    ['12.', 1_200],
    ['0', 0],
  ])('%s is read', (typed, value) => expect(readNumber(typed, { money: true })).toEqual({ value }));

  it.each([
    ['1,5', 'comma'],
    ['12,50', 'comma'],
    ['1,5000', 'comma'],
    ['1.500', 'decimals'],
    ['1.2345678万', 'decimals'],
    ['-5', 'negative'],
    ['¥-5.00', 'negative'],
    ['−5元', 'negative'],
    ['1e3', 'unread'],
    ['12 50', 'unread'],
    ['1.2.3', 'unread'],
    ['两百', 'unread'],
    ['$20', 'unread'],
    ['-', 'unread'],
    ['元', 'unread'],
  ])('%s is none: %s', (typed, flaw) => expect(readNumber(typed, { money: true })).toEqual({ flaw }));
});

describe('a whole number', () => {
  it.each([
    ['3', 3],
    ['３', 3],
    ['3分', 3],
    ['15 天', 15],
    ['1,000', 1_000],
    ['1.2万', 12_000],
  ])('%s is read', (typed, value) => expect(readNumber(typed)).toEqual({ value }));

  it('may have its own unit behind it', () => {
    expect(readNumber('3 points', { unit: 'points' })).toEqual({ value: 3 });
    expect(readNumber('3 points', { unit: 'days' })).toEqual({ flaw: 'unread' });
  });

  it.each([
    ['3.5', 'whole'],
    ['-3', 'negative'],
    ['¥3', 'unread'],
    ['3%', 'unread'],
  ])('%s is none: %s', (typed, flaw) => expect(readNumber(typed)).toEqual({ flaw }));
});
