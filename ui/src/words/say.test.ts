import chineseCheck from '@locales/zh/check.json';
import chineseWord from '@locales/zh/word.json';
import { describe, expect, it } from 'vitest';
import type { Said } from '../ipc/bindings';
import { type Catalogue, say } from './say';

const texts: Record<string, Record<string, string>> = { check: chineseCheck, word: chineseWord };
const catalogue: Catalogue = (part, key) => texts[part]?.[key];
const today = '2026-09-23';

describe('say', () => {
  it('writes every kind of value', () => {
    const all: Catalogue = (part, key) =>
      part === 'word' ? texts.word?.[key] : '{{a}}|{{b}}|{{c}}|{{d}}|{{e}}|{{f}}|{{g}}|{{h}}|{{i}}|{{gone}}';
    const message: Said = {
      key: 'any',
      values: {
        a: { kind: 'text', value: '家' },
        b: { kind: 'texts', value: ['甲', '乙'] },
        c: { kind: 'money', value: 120600 },
        d: { kind: 'day', value: '2026-10-08' },
        e: { kind: 'instant', value: '2026-09-24T04:00:00+08:00' },
        f: { kind: 'days', value: 0 },
        g: { kind: 'points', value: 3 },
        h: { kind: 'count', value: 15 },
        i: { kind: 'word', value: { list: 'licence_status', word: 'suspended' } },
      },
    };
    const said = '家|甲、乙|¥1,206.00|10月8日|明天 04:00|不到 1 天|3 分|15|被暂扣|';
    expect(say(all, 'check', message, 'zh', today)).toBe(said);
  });

  it('says what the command line says', () => {
    const message: Said = {
      key: 'due-soon',
      values: {
        last_day: { kind: 'day', value: '2026-10-08' },
        left: { kind: 'days', value: 15 },
        advised_day: { kind: 'day', value: '2026-09-29' },
      },
    };
    const said = '最晚 10月8日(含)，还有 15 天，建议 9月29日(含)前缴';
    expect(say(catalogue, 'check', message, 'zh', today)).toBe(said);
  });

  it('has a sentence of its own for a count of one, where the language has one', () => {
    const texts: Record<string, string> = { file: '{{count}} problems', file_one: '1 problem', more: '{{count}} more' };
    const counted = (key: string, value: number) =>
      say((_, name) => texts[name], 'trouble', { key, values: { count: { kind: 'count', value } } }, 'en', today);
    expect([counted('file', 1), counted('file', 2), counted('more', 1)]).toEqual(['1 problem', '2 problems', '1 more']);
  });

  it('says a name once that is the name of its kind', () => {
    const message = (method: string): Said => ({
      key: 'method-not-accepted',
      values: {
        kind: { kind: 'word', value: { list: 'method_kind', word: 'credit_instalment' } },
        method: { kind: 'text', value: method },
      },
    });
    expect(say(catalogue, 'check', message('信用卡分期'), 'zh', today)).toBe('12123 不收信用卡分期');
    expect(say(catalogue, 'check', message('招行分期'), 'zh', today)).toBe('12123 不收信用卡分期(招行分期)');
  });

  it('shows a key that has no sentence', () => {
    expect(say(catalogue, 'check', { key: 'no-such', values: {} }, 'zh', today)).toBe('no-such');
  });

  it('puts text in as it is, even when it looks like a slot', () => {
    const one: Catalogue = () => '{{a}}{{b}}';
    const values: Said['values'] = { a: { kind: 'text', value: '{{b}}$&' }, b: { kind: 'text', value: '!' } };
    expect(say(one, 'check', { key: 'x', values }, 'zh', today)).toBe('{{b}}$&!');
  });
});
