import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { show } from '../testing/show';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { TextField } from './Field';
import { keepFocusNear } from './focus';
import { MenuButton } from './MenuButton';

let stop = () => {};
afterEach(() => stop());

function Rows() {
  const [rows, setRows] = useState(['一', '二', '三']);
  return (
    <ul>
      {rows.map((row) => (
        <li key={row}>
          <button type="button" onClick={() => setRows(rows.filter((other) => other !== row))}>
            删{row}
          </button>
        </li>
      ))}
    </ul>
  );
}

it('stays in the list when its row is deleted, and at the list when that is empty', async () => {
  const { container } = render(<Rows />);
  stop = keepFocusNear(container);
  for (const [row, next] of [
    ['删二', '删一'],
    ['删一', '删三'],
  ] as const) {
    const button = screen.getByText(row);
    button.focus();
    fireEvent.click(button);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText(next)));
  }
  fireEvent.click(screen.getByText('删三'));
  await waitFor(() => expect(document.activeElement).toBe(container.querySelector('ul')));
});

function Menu() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <MenuButton label="更多" icon={null} items={[{ label: '改', run: () => setOpen(true) }]} />
      <Dialog open={open} onClose={() => setOpen(false)} title="核对余额" footer={<Button>记下</Button>}>
        <input type="hidden" />
        <TextField label="余额" value="" onChange={() => {}} disabled />
        <TextField label="今天用了" value="" onChange={() => {}} />
      </Dialog>
    </>
  );
}

it('begins a dialog at the first field that takes it, and goes back to the button of the menu that opened it', async () => {
  await show(<Menu />);
  fireEvent.click(screen.getByLabelText('更多'));
  const item = await screen.findByText('改');
  act(() => item.closest('button')?.focus());
  fireEvent.click(item);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('今天用了')));
  fireEvent.keyDown(screen.getByLabelText('今天用了'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('更多')));
});
