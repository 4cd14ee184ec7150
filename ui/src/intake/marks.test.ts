import { describe, expect, it } from 'vitest';
import { numbersOf, stretches } from './marks';
import { pieces, read } from './sample';

describe('marks', () => {
  it('number what stands in the text, and nothing else', () => {
    const fields = pieces[0]?.fields ?? [];
    expect([...numbersOf(fields)].map(([field, number]) => `${number} ${field}`)).toEqual([
      '1 plate',
      '2 occurred_at',
      '3 place',
      '4 offence',
      '5 code',
      '6 authority',
    ]);
  });

  it('cut a text so that it reads the same', () => {
    for (const { text, fields } of pieces) {
      expect(
        stretches(text, fields)
          .map((one) => one.text)
          .join(''),
      ).toBe(text);
    }
  });

  it('may lie in each other: the narrowest is meant, and each has its number at its end', () => {
    const text = '违反禁止标线指示(代码1345)。';
    const fields = [
      read('offence', { kind: 'text', value: '' }, text, '违反禁止标线指示(代码1345)'),
      read('code', { kind: 'text', value: '1345' }, text, '1345'),
    ];
    expect(stretches(text, fields).map(({ text, fields, ends }) => [text, fields.at(-1), ends])).toEqual([
      ['违反禁止标线指示(代码', 'offence', []],
      ['1345', 'code', ['code']],
      [')', 'offence', ['offence']],
      ['。', undefined, []],
    ]);
  });

  it('that reach beyond the text are left out', () => {
    const beyond = { ...read('place', { kind: 'text', value: 'x' }), span: [1, 9] as [number, number] };
    expect(stretches('短', [beyond]).map(({ fields }) => fields)).toEqual([[]]);
  });
});
