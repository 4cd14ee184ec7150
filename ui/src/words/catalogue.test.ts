import { describe, expect, it } from 'vitest';

const read = (files: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/.*\/window\//, ''), texts as Record<string, string>]),
  );
const chinese = read(import.meta.glob('@locales/zh/window/*.json', { eager: true, import: 'default' }));
const english = read(import.meta.glob('@locales/en/window/*.json', { eager: true, import: 'default' }));

/** The names between double braces, in order. */
const slots = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

/** i18next adds `_one` and `_other` where a language bends a word by number. */
const bare = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe('texts of the window', () => {
  it('are the same parts in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  });

  it.each(Object.keys(chinese))('%s says the same things with the same values', (part) => {
    const [one, other] = [chinese[part] ?? {}, english[part] ?? {}];
    const keys = (texts: Record<string, string>) => [...new Set(Object.keys(texts).map(bare))].sort();
    expect(keys(other)).toEqual(keys(one));
    const wrong = Object.keys(one).filter((key) => {
      const said = other[key] ?? other[`${bare(key)}_other`];
      return slots(one[key]).join() !== slots(said).join();
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(chinese))('%s talks straight', (part) => {
    const offences = Object.entries(chinese[part] ?? {}).filter(
      ([, text]) => /您|(?<!申)请|抱歉/.test(text) || /[\u4e00-\u9fff][,;:!?]/.test(text),
    );
    expect(offences).toEqual([]);
  });
});
