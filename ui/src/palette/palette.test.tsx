import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { closeForm, useAsked } from '../forms/asked';
import { decided, family, fileOf, violation } from '../forms/violation/samples';
import type { Finds } from '../ipc/bindings';
import { useInSight } from '../shell/inSight';
import { show } from '../testing/show';
import Palette from '.';

const shell = vi.hoisted(() => ({ find: vi.fn(), family: vi.fn(), table: vi.fn(), caseFile: vi.fn(), act: vi.fn() }));

vi.mock('../ipc/bindings', () => ({
  commands: { ...shell, standing: async () => ({ status: 'ok', data: { open: 2, sample: false } }) },
}));

const ok = <T,>(data: T) => Promise.resolve({ status: 'ok', data });
const unpaid = fileOf({ ...decided, id: 'v2', offence: '违反规定停放' }, {}, { id: 'v2', offence: '违反规定停放' });
const files = [fileOf(violation), unpaid];
const none: Finds = { violations: [], vehicles: [], members: [], methods: [], checks: [], offences: [] };

/** The shell's search, as far as it matters here. */
const finds: Record<string, Partial<Finds>> = {
  '': { violations: files.map(({ row }) => row) },
  违停: { violations: [unpaid.row] },
  李梅: { members: [{ id: 'm2', name: '李梅' }] },
};

beforeEach(() => {
  closeForm();
  shell.find.mockImplementation((text: string) => ok({ ...none, ...finds[text] }));
  shell.table.mockImplementation(() => ok({ rows: files.map(({ row }) => row), total: files.length }));
  shell.caseFile.mockImplementation((id: string) => ok(files.find((file) => file.violation.id === id)));
  shell.family.mockImplementation(() =>
    ok({
      ...family,
      members: [...family.members, { id: 'm2', name: '李梅' }],
      accounts: [...family.accounts, { id: 'p2', member: 'm2', label: '妈妈的12123', licence: { status: 'normal' } }],
    }),
  );
});

function Open({ violation }: { violation?: string }) {
  useInSight(violation);
  return <p data-testid="form">{JSON.stringify(useAsked())}</p>;
}

async function palette(language: 'zh' | 'en' = 'zh', open?: string) {
  const client = {
    language,
    parts: ['window/palette', 'window/shell', 'window/settings', 'window/violations', 'window/check'],
  };
  await show(<Open violation={open} />, client);
  await show(<Palette onClose={() => undefined} />, client);
  const box = screen.getByRole('combobox');
  return async (text: string) => {
    fireEvent.change(box, { target: { value: text } });
    await act(async () => {});
    return box;
  };
}

/** The lines of a group, as they are read. */
const lines = (group: string) =>
  within(screen.getByRole('group', { name: group }))
    .getAllByRole('option')
    .map((line) => line.textContent);

it('does with the violation that is open what is typed', async () => {
  const type = await palette('zh', 'v2');
  const box = await type('标为已缴');
  await waitFor(() => expect(lines('处理这些违法')).toHaveLength(1));
  expect(lines('处理这些违法')[0]).toContain('登记缴款');
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(screen.getByTestId('form').textContent).toBe('{"form":"pay","violation":"v2"}');
});

it('offers what is next to do with the one that is open before anything is typed', async () => {
  const type = await palette('zh', 'v1');
  await type('');
  await waitFor(() => expect(lines('处理这些违法').join()).toMatch(/登记决定书.*提异议/));
});

it('offers the violations to choose from where none is open, and only those it can be done with', async () => {
  const type = await palette();
  await type('确认处理');
  await waitFor(() => expect(lines('处理这些违法')).toHaveLength(1));
  expect(lines('处理这些违法')[0]).toContain(violation.offence);
});

it('takes the one that the rest of the text names, in first letters too', async () => {
  const type = await palette();
  await type('缴款 wt');
  await waitFor(() => expect(lines('处理这些违法')[0]).toContain('违反规定停放'));
  await type('lm');
  await waitFor(() => expect(lines('家人')).toEqual(['李梅']));
  await type('打印');
  await waitFor(() => expect(lines('处理这些违法')[0]).toContain('拿手机照着做'));
});

it('finds accounts by whose they are', async () => {
  const type = await palette();
  await type('妈妈的12123');
  await waitFor(() => expect(lines('账号')).toEqual(['妈妈的12123李梅']));
});

it('knows how people speak of it in English', async () => {
  const type = await palette('en');
  await type('parking');
  await waitFor(() => expect(lines('Violations')[0]).toContain('违反规定停放'));
  await type('mum');
  await waitFor(() => expect(lines('Accounts')[0]).toContain('妈妈的12123'));
  await type('paid parking');
  await waitFor(() => expect(lines('Do with a violation')[0]).toContain('违反规定停放'));
});
