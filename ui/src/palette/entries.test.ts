import { describe, expect, it } from 'vitest';
import { type Entry, type Group, grouped, isLine, looksLikeRecord, rank } from './entries';

const entry = (label: string, words = '', group: Group = 'actions'): Entry => ({
  id: label,
  group,
  icon: null,
  label,
  words,
  run: () => undefined,
});
const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);

describe('rank', () => {
  const all = [entry('检查全部'), entry('加车', '添加 vehicle'), entry('车辆与备案'), entry('移除示例', 'demo')];

  it('finds everything, in the order given, by nothing', () => {
    expect(labels(rank(all, '  '))).toEqual(labels(all));
  });

  it('puts what begins with the text before what has it, and that before what is only about it', () => {
    const more = [entry('about', '车'), ...all];
    expect(labels(rank(more, '车'))).toEqual(['车辆与备案', '加车', 'about']);
  });

  it('wants every word, whatever its case and width', () => {
    expect(labels(rank(all, '加 ＶEHICLE'))).toEqual(['加车']);
    expect(rank(all, '加 demo')).toEqual([]);
  });
});

describe('grouped', () => {
  it('keeps the order of the groups, leaves out the empty ones and shows a few of each', () => {
    const many = Array.from({ length: 9 }, (_, place) => entry(`page ${place}`, '', 'pages'));
    const parts = grouped([...many, entry('v', '', 'violations')]);
    expect(parts.map(({ group, entries }) => [group, entries.length])).toEqual([
      ['violations', 1],
      ['pages', 6],
    ]);
  });
});

describe('a line that may be a record', () => {
  it('has a plate, however it is written, or names an offence, or says much', () => {
    expect(looksLikeRecord('京A8X2K6', false)).toBe(true);
    expect(looksLikeRecord('鄂h*****', false)).toBe(true);
    expect(looksLikeRecord('京Ａ·8X2K6 昨天', false)).toBe(true);
    expect(looksLikeRecord('违停', true)).toBe(true);
    expect(looksLikeRecord('昨天 下午 三点 长安街', false)).toBe(true);
    expect(looksLikeRecord('王建国', false)).toBe(false);
    expect(looksLikeRecord('8X2K6', false)).toBe(false);
  });
});

describe('a line to be entered', () => {
  const offence = entry('违反规定停放', '', 'offences');
  const bring = entry('录入', '', 'bring');

  it('stands before what it is found by, unless it finds a record', () => {
    const line = '京A8X2K6 昨天下午三点 长安街 违停 200';
    expect(isLine(line, [offence, bring])).toBe(true);
    expect(isLine('违停', [offence, bring])).toBe(false);
    expect(isLine('长安街 违停 200', [entry('京A8X2K6', '', 'violations'), bring])).toBe(false);
    expect(grouped([offence, bring], 'bring').map(({ group }) => group)).toEqual(['bring', 'offences']);
    expect(grouped([offence, bring]).map(({ group }) => group)).toEqual(['offences', 'bring']);
  });
});
