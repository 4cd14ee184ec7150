import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commands } from '../ipc';
import { ToastHost } from '../parts/ToastHost';
import { forgetChanges, toast } from '../parts/toast';
import { show } from '../testing/show';
import { closeForm, openForm } from './asked';
import { FormHost } from './FormHost';
import { decided, family, fileOf } from './violation/samples';

beforeEach(() => {
  vi.spyOn(commands, 'family').mockResolvedValue({ status: 'ok', data: family });
  vi.spyOn(commands, 'caseFile').mockResolvedValue({ status: 'ok', data: fileOf(decided) });
  vi.spyOn(commands, 'tryDeed').mockResolvedValue({ status: 'ok', data: [] });
  vi.spyOn(commands, 'previewDates').mockResolvedValue({ status: 'ok', data: [] });
});

afterEach(() => {
  act(closeForm);
  forgetChanges();
  vi.restoreAllMocks();
});

async function open() {
  await show(
    <>
      <FormHost />
      <ToastHost />
    </>,
    { parts: ['window/forms', 'window/household-forms'] },
  );
  act(() => openForm({ form: 'pay', violation: 'v1' }));
  return screen.findByLabelText<HTMLInputElement>(/^金额/);
}

const leave = async (box: HTMLElement) => {
  fireEvent.keyDown(box, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};

it('offers what was typed again, and shows it as it was', async () => {
  const box = await open();
  fireEvent.change(box, { target: { value: '123' } });
  fireEvent.click(screen.getByLabelText('没缴成'));
  await leave(box);
  expect(screen.getByText('没有存：登记缴款')).toBeTruthy();
  fireEvent.click(screen.getByText('接着填'));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^金额/).value).toBe('¥123.00'));
  expect(screen.getByLabelText<HTMLInputElement>('没缴成').checked).toBe(true);
  expect(screen.queryByText('没有存：登记缴款')).toBeNull();
});

it('lets it go with its toast, and begins anew then', async () => {
  const box = await open();
  fireEvent.change(box, { target: { value: '123' } });
  await leave(box);
  fireEvent.click(screen.getByLabelText('关闭'));
  await act(() => new Promise((done) => setTimeout(done, 5)));
  act(() => openForm({ form: 'pay', violation: 'v1' }));
  expect((await screen.findByLabelText<HTMLInputElement>(/^金额/)).value).toBe('¥100.00');
});

it('says nothing of one in which nothing was typed, and no more of one when another is opened', async () => {
  const box = await open();
  await leave(box);
  expect(screen.queryByText(/没有存/)).toBeNull();

  act(() => openForm({ form: 'pay', violation: 'v1' }));
  const again = await screen.findByLabelText<HTMLInputElement>(/^金额/);
  fireEvent.change(again, { target: { value: '5' } });
  await leave(again);
  act(() => openForm({ form: 'member' }));
  await screen.findByRole('dialog');
  await waitFor(() => expect(screen.queryByText(/没有存/)).toBeNull());
  act(() => void toast({ text: '别的' }));
  expect(screen.getByRole('dialog')).toBeTruthy();
});
