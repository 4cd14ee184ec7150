import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CitedText, Rule } from '../ipc';
import { readClock } from '../parts/readClock';
import { inForce, readCitations } from './citation';
import { findIn } from './find';
import { grouped, groupRules } from './groups';
import { readInline, readMarkdown } from './readMarkdown';
import { sameValue, type ValueWords, valueWords } from './values';

/** The ids of the catalogue, in its order, out of the table of Rust. */
const catalogue = [...readFileSync('../crates/rules/src/checks.rs', 'utf8').matchAll(/^ {4}&(\w+)::CHECK,$/gm)].map(
  (match) => String(match[1]).replaceAll('_', '-'),
);

describe('groups', () => {
  it('hold every check once', () => {
    expect(catalogue).toHaveLength(44);
    expect([...grouped].sort()).toEqual([...catalogue].sort());
  });

  it('lose no check they do not know', () => {
    const rule = { id: 'new-one', step: 'pay' } as Rule;
    expect(groupRules([rule])).toEqual([{ id: 'money', rules: [rule] }]);
  });
});

describe('Markdown', () => {
  it('reads headings, paragraphs and lists', () => {
    const page = '# 题\n\n一行\n两行 `x`\n\n- 一\n- **二**\n  接着\n\n1. first\n2. second';
    expect(readMarkdown(page)).toEqual([
      { kind: 'heading', text: [{ kind: 'text', text: '题' }] },
      {
        kind: 'paragraph',
        text: [
          { kind: 'text', text: '一行' },
          { kind: 'text', text: '两行 ' },
          { kind: 'code', text: 'x' },
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ kind: 'text', text: '一' }],
          [
            { kind: 'strong', text: '二' },
            { kind: 'text', text: '接着' },
          ],
        ],
      },
      {
        kind: 'list',
        ordered: true,
        items: [[{ kind: 'text', text: 'first' }], [{ kind: 'text', text: 'second' }]],
      },
    ]);
  });

  it('puts a blank between Latin lines', () => {
    expect(readMarkdown('one\ntwo')).toEqual([
      {
        kind: 'paragraph',
        text: [
          { kind: 'text', text: 'one' },
          { kind: 'text', text: ' ' },
          { kind: 'text', text: 'two' },
        ],
      },
    ]);
  });

  it('leaves HTML as text and takes the address out of a link', () => {
    expect(readInline('<img src=x onerror=1> [这里](javascript:alert) *em*')).toEqual([
      { kind: 'text', text: '<img src=x onerror=1> ' },
      { kind: 'text', text: '这里' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'em' },
    ]);
  });
});

describe('values', () => {
  const words: ValueWords = {
    t: (key, values) => `${key} ${JSON.stringify(values ?? {})}`,
    has: (key) => key === 'value.filings-per-account',
    method: (kind) => kind,
    names: (texts) => texts.join('、'),
  };
  const said = (unit: Parameters<typeof valueWords>[0]['unit'], value: Parameters<typeof valueWords>[1], id = 'x') =>
    valueWords({ id, unit }, value, words);

  it('are said by their unit', () => {
    expect(said('fen', 20000)).toBe('¥200.00');
    expect(said('basis_points', 300)).toBe('3%');
    expect(said('basis_points', 250)).toBe('2.5%');
    expect(said('days', 15)).toBe('value.days {"count":15}');
    expect(said('count', 3, 'filings-per-account')).toBe('value.filings-per-account {"count":3,"percent":"0.03%"}');
    expect(said('method_kinds', ['wechat', 'alipay'])).toBe('wechat、alipay');
    expect(said('method_kinds', [])).toBe('value.no-methods {}');
  });

  it('say when a window crosses midnight', () => {
    expect(said('daily_windows', [{ start: '02:00', end: '04:00' }])).toBe('02:00–04:00');
    expect(said('daily_windows', [{ start: '23:30', end: '00:30' }])).toBe(
      'value.over-midnight {"from":"23:30","to":"00:30"}',
    );
    expect(said('daily_windows', [])).toBe('value.no-windows {}');
  });

  it('are the same in any order', () => {
    expect(sameValue(['wechat', 'alipay'], ['alipay', 'wechat'])).toBe(true);
    expect(sameValue([{ start: '02:00', end: '04:00' }], [{ start: '02:00:00', end: '04:00:00' }])).toBe(true);
    expect(sameValue(3, 5)).toBe(false);
    expect(sameValue(null, 0)).toBe(false);
  });
});

describe('clocks', () => {
  it.each([
    ['2:00', '02:00'],
    ['０２：３０', '02:30'],
    ['0430', '04:30'],
    ['2', '02:00'],
    ['2点30分', '02:30'],
    ['2点', '02:00'],
    ['23:59', '23:59'],
  ])('%s is %s', (typed, read) => expect(readClock(typed)).toBe(read));

  it.each(['', '24:00', '12:60', '早上', '12345'])('%s is none', (typed) => expect(readClock(typed)).toBeUndefined());
});

describe('citations', () => {
  const text = (id: string, law: boolean, in_force: string) => ({ id, law, in_force }) as CitedText;
  const texts = [
    text('157', true, '2020-05-01'),
    text('行政复议法', true, '2024-01-01'),
    text('文', false, '2026-11-01'),
  ];

  it('are one text with its places', () => {
    const read = readCitations(['157 第43条', '157 第52条', '文1'], texts);
    expect(read.map(({ id, places }) => [id, places])).toEqual([
      ['157', ['43', '52']],
      ['文', ['1']],
    ]);
    expect(inForce(read)).toBe('2020-05-01');
  });

  it('are in force by law alone', () => {
    expect(inForce(readCitations(['文1'], texts))).toBeUndefined();
  });
});

describe('search', () => {
  const all = [
    { near: ['余额不够'], far: ['微信 零钱'] },
    { near: ['超单笔限额'], far: ['余额 微信'] },
  ];

  it('looks at names before pages', () => {
    expect(findIn(all, '余额', (one) => one)).toEqual([all[0]]);
    expect(findIn(all, '零钱', (one) => one)).toEqual([all[0]]);
    expect(findIn(all, '限额 余额', (one) => one)).toEqual([all[1]]);
    expect(findIn(all, ' ', (one) => one)).toHaveLength(2);
    expect(findIn(all, '没有', (one) => one)).toEqual([]);
  });
});
