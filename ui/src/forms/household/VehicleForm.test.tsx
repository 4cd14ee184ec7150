import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commands, type Family } from '../../ipc';
import { show, stumbles } from '../../testing/show';
import VehicleForm from '../VehicleForm';

const family: Family = {
  members: [{ id: 'dad', name: '王建国' }],
  accounts: [],
  vehicles: [
    {
      id: 'gran',
      plate: '冀F·3K7P9',
      kind: 'small',
      use: 'private',
      owner_name: '张桂兰',
      inspection_due: '2026-11-30',
    },
  ],
  filings: [],
  methods: [],
  maintenance: { announced: [] },
  muted: [],
};

beforeEach(() => {
  vi.spyOn(commands, 'family').mockResolvedValue({ status: 'ok', data: family });
  vi.spyOn(commands, 'tryDeed').mockResolvedValue({ status: 'ok', data: [] });
});

afterEach(() => vi.restoreAllMocks());

const parts = ['window/household-forms', 'done'];

it('adds a car by its plate as it was written', async () => {
  const act = vi.spyOn(commands, 'act').mockResolvedValue({
    status: 'ok',
    data: { what: 'add.vehicle', subject: { zh: '京AD12345', en: '京AD12345' }, ids: ['new'], change: null },
  });
  const closed = vi.fn();
  await show(<VehicleForm asked={{ form: 'vehicle' }} onClose={closed} />, { parts });
  const plate = await screen.findByLabelText(/^车牌/);

  fireEvent.submit(plate);
  expect(await screen.findByText('填车牌')).toBeTruthy();
  expect(act).not.toHaveBeenCalled();

  fireEvent.change(plate, { target: { value: '京ad 12345' } });
  expect(await screen.findByText('8 位，新能源')).toBeTruthy();
  expect(await stumbles(screen.getByRole('dialog'))).toEqual([]);
  fireEvent.submit(plate);
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(act.mock.calls[0]?.[0]).toMatchObject({
    deed: 'keep',
    facts: { vehicles: [{ id: '', plate: '京A·D12345', kind: 'small_new_energy', use: 'private', owner: 'dad' }] },
  });
});

it('doubts only what no plate looks like', async () => {
  await show(<VehicleForm asked={{ form: 'vehicle' }} onClose={() => {}} />, { parts });
  const plate = await screen.findByLabelText(/^车牌/);
  const type = (text: string) => fireEvent.change(plate, { target: { value: text } });
  for (const special of ['使012345', '粤Z1234港', 'WJ京12345']) {
    type(special);
    expect(screen.queryByText(/位/), special).toBeNull();
  }
  type('京A8X2');
  expect(screen.getByText('这是 5 位。一般 7 位，新能源 8 位。', { exact: false })).toBeTruthy();
  type('京I12345');
  expect(screen.getByText(/号牌里不用字母 I/)).toBeTruthy();
});

it('edits from the whole fact, and says at the field what the shell finds wrong', async () => {
  vi.spyOn(commands, 'tryDeed').mockResolvedValue({
    status: 'ok',
    data: [
      {
        path: 'vehicles[0].plate',
        field: 'plate',
        said: {
          key: 'plate',
          values: { plate: { kind: 'text', value: '冀F3K7P8' }, rows: { kind: 'text', value: '奶奶的车' } },
        },
      },
    ],
  });
  const act = vi.spyOn(commands, 'act').mockResolvedValue({
    status: 'error',
    error: {
      kind: 'refused',
      lines: [{ part: 'problem', path: 'vehicles[0].plate', said: { key: 'plate', values: {} } }],
    },
  });
  await show(<VehicleForm asked={{ form: 'vehicle', id: 'gran' }} onClose={() => {}} />, { parts });
  const plate = await screen.findByLabelText<HTMLInputElement>(/^车牌/);
  expect(plate.value).toBe('冀F·3K7P9');
  expect(screen.getByLabelText<HTMLInputElement>(/^车主姓名/).value).toBe('张桂兰');
  fireEvent.change(plate, { target: { value: '冀F3K7P8' } });
  fireEvent.blur(plate);
  expect(await screen.findByText('冀F3K7P8 已经登记了')).toBeTruthy();
  fireEvent.submit(plate);
  await waitFor(() =>
    expect(act.mock.calls[0]?.[0]).toMatchObject({
      facts: { vehicles: [{ id: 'gran', owner_name: '张桂兰', inspection_due: '2026-11-30' }] },
    }),
  );
});
