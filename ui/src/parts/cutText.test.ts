import { expect, it } from 'vitest';
import { showCutText } from './cutText';

function line(width: number, title?: string): HTMLElement {
  const element = document.createElement('span');
  element.style.textOverflow = 'ellipsis';
  element.innerHTML = '违反规定停放 <b>京A·8X2K6</b>';
  if (title) element.title = title;
  Object.defineProperty(element, 'scrollWidth', { value: 200 });
  Object.defineProperty(element, 'clientWidth', { value: width, writable: true });
  document.body.append(element);
  return element;
}

const point = (at: Element) => at.dispatchEvent(new Event('pointerover', { bubbles: true }));

showCutText();

it('gives a cut text its whole as a title, from anywhere in it, and takes it back when there is room', () => {
  const cut = line(90);
  point(cut.querySelector('b') as Element);
  expect(cut.title).toBe('违反规定停放 京A·8X2K6');
  Object.assign(cut, { clientWidth: 200 });
  point(cut);
  expect(cut.hasAttribute('title')).toBe(false);
});

it('leaves what is not cut, and what has a title of its own', () => {
  const whole = line(200);
  point(whole);
  expect(whole.hasAttribute('title')).toBe(false);
  const own = line(90, '另有说法');
  point(own);
  expect(own.title).toBe('另有说法');
});
