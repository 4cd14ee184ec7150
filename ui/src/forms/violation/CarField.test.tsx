import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { commands } from '../../ipc';
import { show } from '../../testing/show';
import { CarField } from './CarField';
import { family } from './samples';

afterEach(() => vi.restoreAllMocks());

async function open() {
  const chosen = vi.fn();
  const parts = ['window/forms', 'window/household-forms'];
  vi.spyOn(commands, 'family').mockResolvedValue({ status: 'ok', data: family });
  vi.spyOn(commands, 'tryDeed').mockResolvedValue({ status: 'ok', data: [] });
  await show(<CarField family={family} value={null} onChange={chosen} />, { parts });
  const box = await screen.findByLabelText<HTMLInputElement>(/^车/, { selector: 'input:not([readonly])' });
  act(() => box.focus());
  return { box, chosen };
}

const options = () => [...document.querySelectorAll('[role="option"]')].map((option) => option.textContent);

it('stays closed until somebody types', async () => {
  const { box } = await open();
  expect(box.getAttribute('aria-expanded')).toBe('false');
  fireEvent.change(box, { target: { value: '京' } });
  await waitFor(() => expect(box.getAttribute('aria-expanded')).toBe('true'));
});

it.each(['京a 8x2k6', '京Ａ・８Ｘ２Ｋ６', '8x2k6'])('finds %s, and Enter chooses it', async (typed) => {
  const { box, chosen } = await open();
  fireEvent.change(box, { target: { value: typed } });
  await waitFor(() => expect(options()[0]).toContain('8X2K6'));
  await waitFor(() => expect(document.querySelector('[data-combobox-selected]')).toBeTruthy());
  fireEvent.keyDown(box, { key: 'Enter', code: 'Enter' });
  await waitFor(() => expect(chosen).toHaveBeenCalledWith('c1'));
});

it('offers to add a car that is not there, with its plate', async () => {
  const { box, chosen } = await open();
  fireEvent.change(box, { target: { value: '苏e12345' } });
  await waitFor(() => expect(options()).toEqual(['+ 加车 苏E·12345']));
  await waitFor(() => expect(document.querySelector('[data-combobox-selected]')).toBeTruthy());
  fireEvent.keyDown(box, { key: 'Enter', code: 'Enter' });
  const plate = await screen.findByLabelText<HTMLInputElement>(/^车牌/);
  expect(plate.value).toBe('苏E·12345');
  expect(chosen).not.toHaveBeenCalled();
});
