import { expect, it, vi } from 'vitest';
import { measureIn } from './narrow';

it('asks for more pixels the larger the text is, and tells the style sheets', () => {
  const asked: string[] = [];
  vi.spyOn(globalThis, 'matchMedia').mockImplementation((query) => {
    asked.push(query);
    const limit = Number(/[\d.]+/.exec(query)?.[0]);
    return { matches: 1280 < limit, addEventListener: () => {}, removeEventListener: () => {} } as never;
  });
  const narrow = () => document.documentElement.hasAttribute('data-narrow');
  measureIn(1);
  expect(narrow()).toBe(false);
  measureIn(1.25);
  expect(narrow()).toBe(true);
  expect(asked).toEqual(['(width < 1216px)', '(width < 1520px)']);
});
