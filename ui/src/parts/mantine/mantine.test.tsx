import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { show, stumbles } from '../../testing/show';
import { Button } from '../Button';
import { Choice } from '../Choice';
import { DayField } from '../DayField';
import { Dialog } from '../Dialog';
import { TextField } from '../Field';
import { NumberField } from '../NumberField';

function Box({ onSubmit }: { onSubmit: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>开</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="录入违法"
        onSubmit={onSubmit}
        footer={<Button type="submit">录入</Button>}
      >
        <TextField label="车牌" value="" onChange={() => {}} />
      </Dialog>
    </>
  );
}

describe('Dialog', () => {
  it('begins at the first field, submits, closes with Escape and gives the focus back', async () => {
    const submitted = vi.fn();
    await show(<Box onSubmit={submitted} />);
    const opener = screen.getByText('开');
    opener.focus();
    fireEvent.click(opener);
    const dialog = await screen.findByRole('dialog', { name: '录入违法' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('车牌')));
    fireEvent.submit(screen.getByLabelText('车牌'));
    expect(submitted).toHaveBeenCalledOnce();

    fireEvent.keyDown(screen.getByLabelText('车牌'), { key: 'Escape', keyCode: 229 });
    expect(screen.getByRole('dialog')).toBe(dialog);
    fireEvent.keyDown(screen.getByLabelText('车牌'), { key: 'Escape', keyCode: 27 });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });
});

describe('fields of the library', () => {
  it('read and write values as the shell has them', async () => {
    const day = vi.fn();
    const fen = vi.fn();
    const who = vi.fn();
    const { container } = await show(
      <>
        <DayField label="最晚缴款日" value={null} onChange={day} error="填一个" />
        <NumberField label="余额" value={120600} onChange={fen} money />
        <Choice
          label="谁来缴"
          value="a"
          onChange={who}
          options={[
            { value: 'a', label: '王建国' },
            { value: 'b', label: '李梅', search: 'lm' },
          ]}
        />
      </>,
    );
    await waitFor(() => expect(container.querySelector('[aria-busy]')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('余额').value).toBe('¥1,206.00');

    fireEvent.change(screen.getByLabelText('最晚缴款日'), { target: { value: '10月8日' } });
    await waitFor(() => expect(day).toHaveBeenLastCalledWith('2026-10-08'));
    fireEvent.change(screen.getByLabelText('余额'), { target: { value: '2.3' } });
    expect(fen).toHaveBeenLastCalledWith(230);

    const box = screen.getByLabelText<HTMLInputElement>('谁来缴', { selector: 'input' });
    expect(box.value).toBe('王建国');
    // Without the focus, the library takes what is written for something a browser filled in.
    act(() => box.focus());
    fireEvent.click(box);
    fireEvent.change(box, { target: { value: 'lm' } });
    // Nothing has a size here, so the list counts as hidden, and its options have no names.
    const found = await screen.findByText('李梅', { selector: '[role="option"]' });
    await act(async () => fireEvent.click(found));
    expect(who).toHaveBeenLastCalledWith('b');
    expect(await stumbles(container)).toEqual([]);
  });
});
