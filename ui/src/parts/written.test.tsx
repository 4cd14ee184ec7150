import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { pictured, show, stumbles } from '../testing/show';
import { DayField } from './DayField';
import { Dialog } from './Dialog';
import { Form } from './Form';
import { MomentField } from './MomentField';
import { NumberField } from './NumberField';
import { Tick } from './Tick';

const sent = vi.fn();

function Day({ begun = null, max }: { begun?: string | null; max?: string }) {
  const [day, setDay] = useState<string | null>(begun);
  return (
    <Form onSubmit={() => sent(day)}>
      <DayField label="收到决定书的日子" value={day} onChange={setDay} max={max} />
    </Form>
  );
}

function Moment({ begun = null, ahead = false }: { begun?: string | null; ahead?: boolean }) {
  const [at, setAt] = useState<string | null>(begun);
  return (
    <Form onSubmit={() => sent(at)}>
      <MomentField label="违法时间" value={at} onChange={setAt} past={!ahead} ahead={ahead} />
    </Form>
  );
}

/** Types as somebody does, key by key, and presses Enter. */
function write(box: HTMLElement, text: string) {
  box.focus();
  for (let length = 1; length <= text.length; length += 1) {
    fireEvent.change(box, { target: { value: text.slice(0, length) } });
  }
  fireEvent.submit(box);
}

describe('a day that is written', () => {
  it.each([
    ['9-30', '9月30日还没到。填今天或更早的日子。'],
    ['10-20', '10月20日还没到。填今天或更早的日子。'],
    ['2026-02-30', '没有「2026-02-30」这一天。改月份或日子。'],
    ['9月20日 周六', '9月20日是周日。改正其中一个。'],
    ['某天', '认不出是哪天。写成 9-20、9月20日、20号或昨天。'],
  ])('%s stays as it was typed, says why, and is not sent', async (typed, reason) => {
    sent.mockReset();
    await show(<Day begun="2026-09-17" max="2026-09-23" />);
    const box = screen.getByLabelText<HTMLInputElement>('收到决定书的日子');
    write(box, typed);
    expect(screen.getByRole('alert').textContent).toBe(reason);
    expect(box.value).toBe(typed);
    expect(document.activeElement).toBe(box);
    fireEvent.blur(box);
    expect(box.value).toBe(typed);
    expect(sent).not.toHaveBeenCalled();
  });

  it.each(['20号', '9.20', '九月二十', '上周日', '２０２６０９２０'])(
    '%s is read, and put in order when it was left',
    async (typed) => {
      sent.mockReset();
      await show(<Day begun="2026-09-17" max="2026-09-23" />);
      const box = screen.getByLabelText<HTMLInputElement>('收到决定书的日子');
      write(box, typed);
      expect(sent).toHaveBeenCalledWith('2026-09-20');
      fireEvent.blur(box);
      expect(box.value).toBe('2026-09-20');
    },
  );

  it('says nothing of a text that is still being typed', async () => {
    await show(<Day max="2026-09-23" />);
    const box = screen.getByLabelText('收到决定书的日子');
    fireEvent.change(box, { target: { value: '2026-' } });
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.blur(box);
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});

describe('a moment that is written', () => {
  it.each([
    ['9月20日 8:30', '2026-09-20T08:30:00+08:00'],
    ['昨天下午三点', '2026-09-22T15:00:00+08:00'],
    ['今晚8点', '2026-09-23T20:00:00+08:00'],
  ])('%s is read', async (typed, at) => {
    sent.mockReset();
    await show(<Moment />);
    write(screen.getByLabelText('违法时间'), typed);
    expect(sent).toHaveBeenCalledWith(at);
  });

  it.each([
    ['9-20', '几点？写在日子后面，如 8:30 或下午三点。'],
    ['8:30', '哪天？写在钟点前面，如 9-20 或昨天。'],
    ['今晚10点', '9月23日 22:00 还没到。填现在或更早的时间。'],
    ['9月31日 8:30', '没有「9月31日」这一天。改月份或日子。'],
    ['改天', '认不出是几时。写成 9-20 8:30 或昨天下午三点。'],
  ])('%s says what it lacks', async (typed, reason) => {
    sent.mockReset();
    await show(<Moment begun={pictured} />);
    write(screen.getByLabelText('违法时间'), typed);
    expect(screen.getByRole('alert').textContent).toBe(reason);
    expect(sent).not.toHaveBeenCalled();
  });
});

it('says of a moment that has passed that it has, while it is typed', async () => {
  sent.mockReset();
  await show(<Moment begun={pictured} ahead />);
  const box = screen.getByLabelText('违法时间');
  fireEvent.change(box, { target: { value: '9-20 8:30' } });
  expect(screen.getByRole('alert').textContent).toBe('9月20日 08:30 已经过去了。填现在或更晚的时间。');
  fireEvent.submit(box);
  expect(sent).not.toHaveBeenCalled();
  // The minute that runs is now.
  write(box, '9-23 21:42');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(sent).toHaveBeenCalledWith(pictured);
});

function Balance() {
  const [fen, setFen] = useState<number | null>(null);
  const [enough, setEnough] = useState(false);
  return (
    <Form onSubmit={() => sent(fen)}>
      <NumberField label="余额" value={fen} onChange={setFen} money disabled={enough} />
      <Tick checked={enough} onChange={setEnough}>
        足够
      </Tick>
    </Form>
  );
}

function Amount({ money = true }: { money?: boolean }) {
  const [fen, setFen] = useState<number | null>(20_000);
  return (
    <Form onSubmit={() => sent(fen)}>
      <NumberField label="数" value={fen} onChange={setFen} money={money} max={money ? undefined : 12} />
    </Form>
  );
}

describe('a number that is written', () => {
  it.each([
    ['1,500', 150_000, '¥1,500.00'],
    ['¥1,112.00', 111_200, '¥1,112.00'],
    ['1.2万', 1_200_000, '¥12,000.00'],
  ])('%s is read while it is typed, and put in order when it was left', async (typed, fen, written) => {
    sent.mockReset();
    await show(<Amount />);
    const box = screen.getByLabelText<HTMLInputElement>('数');
    expect(box.value).toBe('¥200.00');
    write(box, typed);
    expect(sent).toHaveBeenCalledWith(fen);
    expect(box.value).toBe(typed);
    fireEvent.blur(box);
    expect(box.value).toBe(written);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it.each([
    [true, '12,50', '逗号只分千位，如 1,500；小数写点，如 12.50。'],
    [true, '1.999', '最多写到分，如 12.50。'],
    [true, '-5', '写 0 或更大的数。'],
    [true, '1e3', '认不出是多少钱。写成 200、1,500 或 1.2万。'],
    [true, '99999999999999999999', '最多写 ¥1,000,000,000,000.00。'],
    [false, '3.5', '写整数，不带小数。'],
    [false, '999', '最多写 12。'],
    [false, '三个', '认不出是多少。写成 3 这样的数字。'],
  ])('money %s: %s stays as it was typed, says why, and is not sent', async (money, typed, reason) => {
    sent.mockReset();
    await show(<Amount money={money} />);
    const box = screen.getByLabelText<HTMLInputElement>('数');
    write(box, typed);
    expect(screen.getByRole('alert').textContent).toBe(reason);
    fireEvent.blur(box);
    expect(box.value).toBe(typed);
    expect(sent).not.toHaveBeenCalled();
  });

  it('holds nobody up once it cannot be typed into', async () => {
    sent.mockReset();
    await show(<Balance />);
    const box = screen.getByLabelText<HTMLInputElement>('余额');
    write(box, '很多');
    expect(sent).not.toHaveBeenCalled();
    fireEvent.click(screen.getByLabelText('足够'));
    fireEvent.submit(box);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sent).toHaveBeenCalledWith(null);
  });
});

it('opens its calendar by the arrow down, whose Escape closes the calendar alone', async () => {
  const closed = vi.fn();
  await show(
    <Dialog open onClose={closed} title="登记缴款">
      <Moment begun="2026-09-20T08:30:00+08:00" />
    </Dialog>,
  );
  const box = await screen.findByLabelText<HTMLInputElement>('违法时间');
  await waitFor(() => expect(document.activeElement).toBe(box));
  expect(screen.queryByText('2026年9月')).toBeNull();
  const opened = async () => {
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    return screen.findByText('2026年9月');
  };
  fireEvent.keyDown(await opened(), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByText('2026年9月')).toBeNull());
  expect(closed).not.toHaveBeenCalled();

  await opened();
  expect(await stumbles(screen.getByRole('dialog', { name: '登记缴款' }))).toEqual([]);
  fireEvent.click(screen.getByLabelText('2026年9月18日'));
  expect(box.value).toBe('2026-09-18 08:30');
});
