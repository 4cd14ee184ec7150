import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Flaw } from '../../ipc/bindings';
import { show } from '../../testing/show';
import AnswerAppealForm from '../AnswerAppealForm';
import AppealForm from '../AppealForm';
import type { Asked } from '../asked';
import ConfirmForm from '../ConfirmForm';
import FactForm from '../FactForm';
import PayForm from '../PayForm';
import ViolationForm from '../ViolationForm';
import { decided, family, fileOf, objection, violation } from './samples';

const shell = vi.hoisted(() => ({
  act: vi.fn(),
  tryDeed: vi.fn(),
  previewDates: vi.fn(),
  caseFile: vi.fn(),
  check: vi.fn(),
  family: vi.fn(),
}));

vi.mock('../../ipc/bindings', () => ({
  commands: { ...shell, offences: async () => ({ status: 'ok', data: [] }) },
}));

const ok = <T,>(data: T) => Promise.resolve({ status: 'ok', data });
const wrong = (field: string): Flaw => ({
  path: `violations[0].${field}`,
  field,
  said: {
    key: 'violation-points',
    values: { most: { kind: 'count', value: 12 }, found: { kind: 'count', value: 99 } },
  },
});
const sentence = '记分应为 0 到 12，这里是 99。改正。';
const waiting = fileOf(violation, { appeals: [{ appeal: objection, expected_at: null }] });

/** Every form: what it is asked, the violation it is about, and a field that the shell finds wrong. */
const forms: [string, ComponentType<never>, Asked, ReturnType<typeof fileOf>, string, string][] = [
  ['violation', ViolationForm, { form: 'violation', id: 'v1' }, fileOf(violation), 'code', '违法代码'],
  ['confirm', ConfirmForm, { form: 'confirm', violation: 'v1' }, fileOf(violation), 'number', '决定书编号'],
  ['pay', PayForm, { form: 'pay', violation: 'v1' }, fileOf(decided), 'amount_fen', '金额'],
  ['appeal', AppealForm, { form: 'appeal', violation: 'v1' }, fileOf(violation), 'note', '备注'],
  [
    'answer-appeal',
    AnswerAppealForm,
    { form: 'answer-appeal', violation: 'v1', appeal: 'a1' },
    waiting,
    'note',
    '备注',
  ],
  ['fact', FactForm, { form: 'fact', violation: 'v1', fact: 'number' }, fileOf(decided), 'number', '决定书编号'],
];

beforeEach(() => {
  shell.act.mockReset().mockImplementation(() => ok({ what: null, subject: { zh: '', en: '' }, ids: [] }));
  shell.tryDeed.mockReset().mockImplementation(() => ok([]));
  shell.previewDates.mockReset().mockImplementation(() => ok([]));
  shell.family.mockImplementation(() => ok(family));
});

describe.each(forms)('the form %s', (_, Form, asked, file, field, label) => {
  const Shown = Form as unknown as ComponentType<{ asked: Asked; onClose: () => void }>;

  const open = async () => {
    shell.caseFile.mockImplementation(() => ok(file));
    const onClose = vi.fn();
    await show(<Shown asked={asked} onClose={onClose} />, { parts: ['window/forms'] });
    return { onClose, box: await screen.findByLabelText(new RegExp(`^${label}`)) };
  };

  it('says what is wrong with a field once it was left', async () => {
    shell.tryDeed.mockImplementation(() => ok([wrong(field)]));
    const { box } = await open();
    await waitFor(() => expect(shell.tryDeed).toHaveBeenCalled());
    expect(screen.queryByText(sentence)).toBeNull();
    // The number of a decision that is missing says so itself, so it is filled in first.
    fireEvent.change(box, { target: { value: '12' } });
    fireEvent.blur(box);
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it('does not finish on the Enter that picks a word, but does on the next', async () => {
    const { box, onClose } = await open();
    if (asked.form === 'pay') fireEvent.click(screen.getByLabelText('缴成了'));
    if (asked.form === 'answer-appeal') fireEvent.click(screen.getByLabelText('成立'));
    if (asked.form === 'fact') fireEvent.change(box, { target: { value: '1101062609173385' } });
    const picked = fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
    expect(picked).toBe(false);
    expect(shell.act).not.toHaveBeenCalled();
    fireEvent.submit(box.closest('form') as HTMLFormElement);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(shell.act).toHaveBeenCalledTimes(1);
    expect(shell.act).toHaveBeenCalledWith(expect.objectContaining({ deed: expect.any(String) }));
  });
});

describe('an outcome', () => {
  it.each([
    [
      PayForm,
      { form: 'pay', violation: 'v1' },
      fileOf(decided),
      '先选缴成没有',
      '选缴成了没有。',
      '没缴成',
      '记下没缴成',
      { succeeded: false },
    ],
    [
      AnswerAppealForm,
      { form: 'answer-appeal', violation: 'v1', appeal: 'a1' },
      waiting,
      '先选结果',
      '选一个结果。',
      '驳回',
      '记下驳回',
      { status: 'rejected' },
    ],
  ] as const)('is not taken for the lucky one', async (Form, asked, file, waits, needed, pick, label, deed) => {
    shell.caseFile.mockImplementation(() => ok(file));
    const Shown = Form as unknown as ComponentType<{ asked: Asked; onClose: () => void }>;
    await show(<Shown asked={asked} onClose={vi.fn()} />, { parts: ['window/forms'] });
    const button = await screen.findByRole('button', { name: waits });
    const form = button.closest('form') as HTMLFormElement;
    fireEvent.submit(form);
    expect(await screen.findByText(needed)).toBeTruthy();
    expect(shell.act).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]));
    fireEvent.click(screen.getByLabelText(pick));
    expect(screen.queryByText(needed)).toBeNull();
    expect(screen.getByRole('button', { name: label })).toBeTruthy();
    fireEvent.submit(form);
    await waitFor(() => expect(shell.act).toHaveBeenCalledWith(expect.objectContaining(deed)));
  });
});

describe('a new violation', () => {
  const empty = { form: 'violation' } as const;

  it('says what is missing when somebody tries to finish', async () => {
    shell.family.mockImplementation(() => ok({ ...family, vehicles: [] }));
    await show(<ViolationForm asked={empty} onClose={vi.fn()} />, { parts: ['window/forms'] });
    const offence = await screen.findByLabelText(/^违法行为/);
    fireEvent.submit(offence.closest('form') as HTMLFormElement);
    expect(await screen.findByText('选一辆车。')).toBeTruthy();
    expect(screen.getByText('填违法行为。')).toBeTruthy();
    expect(shell.act).not.toHaveBeenCalled();
  });

  it('is saved and gives way to another by Ctrl Enter, but not while a word is picked', async () => {
    const given = { offence: '违停', code: '1039', points: 0 };
    await show(<ViolationForm asked={{ ...empty, given }} onClose={vi.fn()} />, { parts: ['window/forms'] });
    const offence = await screen.findByLabelText(/^违法行为/);
    fireEvent.keyDown(offence, { key: 'Enter', ctrlKey: true, keyCode: 229 });
    expect(screen.queryByText('填违法时间。')).toBeNull();
    fireEvent.keyDown(offence, { key: 'Enter', ctrlKey: true });
    // The time is still missing.
    expect(await screen.findByText('填违法时间。')).toBeTruthy();
    expect(shell.act).not.toHaveBeenCalled();
  });
});

describe('dates that a correction moves', () => {
  const moved = { subject: { noun: 'violation', id: 'v1' }, plate: '京A8X2K6', offence: '违停', why: 'served' };
  const dates = [
    { ...moved, which: 'last_day', old: '2026-10-08', new: '2026-10-09' },
    { ...moved, which: 'handle_by', old: '2026-10-02', new: null },
  ];

  it('are named below the form, and only those that move', async () => {
    shell.caseFile.mockImplementation(() => ok(fileOf(decided)));
    shell.previewDates.mockImplementation(() => ok(dates));
    await show(<ViolationForm asked={{ form: 'violation', id: 'v1' }} onClose={vi.fn()} />, {
      parts: ['window/forms'],
    });
    const list = await screen.findByRole('region', { name: '会改动 1 个日期' });
    expect(list.textContent).toContain('最晚日：10月8日 周四 →改成 10月9日 周五 (收到日改了)');
    expect(list.querySelector('a')).toBeNull();
    expect(screen.queryByRole('button', { name: /会改动/ })).toBeNull();
  });

  it('are the first of several, and all when somebody asks', async () => {
    shell.caseFile.mockImplementation(() => ok(fileOf(decided)));
    const other = { ...moved, which: 'lawsuit', old: '2027-03-09', new: '2027-03-10' };
    shell.previewDates.mockImplementation(() => ok([...dates, other]));
    await show(<ViolationForm asked={{ form: 'violation', id: 'v1' }} onClose={vi.fn()} />, {
      parts: ['window/forms'],
    });
    const more = await screen.findByRole('button', { name: /会改动 2 个日期/ });
    expect(screen.queryByText(/起诉期限/)).toBeNull();
    fireEvent.click(more);
    expect(screen.getByText(/起诉期限/)).toBeTruthy();
    expect(more.getAttribute('aria-expanded')).toBe('true');
  });

  it('are not asked for while something is missing', async () => {
    await show(<ViolationForm asked={{ form: 'violation' }} onClose={vi.fn()} />, { parts: ['window/forms'] });
    await screen.findByLabelText(/^违法行为/);
    await waitFor(() => expect(shell.tryDeed).toHaveBeenCalled());
    await new Promise((done) => setTimeout(done, 300));
    expect(shell.previewDates).not.toHaveBeenCalled();
  });
});

describe('a payment', () => {
  const open = async () => {
    // Three days late now: ¥218.00 is due, and ¥200.00 was on the last day.
    shell.caseFile.mockImplementation(() => ok(fileOf(decided, {}, { amount_fen: 21_800 })));
    shell.check.mockImplementation(({ at }) => ok({ at, results: [{ amount_due_fen: 20_000 }] }));
    await show(<PayForm asked={{ form: 'pay', violation: 'v1' }} onClose={vi.fn()} />, { parts: ['window/forms'] });
    const amount = await screen.findByLabelText<HTMLInputElement>(/^金额/);
    return { amount, at: screen.getByLabelText<HTMLInputElement>(/^缴款时间/) };
  };

  it('is filled in with what was due at its time', async () => {
    const { amount, at } = await open();
    expect(amount.value).toBe('¥218.00');
    fireEvent.change(at, { target: { value: '9月20日 12:00' } });
    await waitFor(() => expect(amount.value).toBe('¥200.00'));
    expect(shell.check).toHaveBeenCalledWith(
      expect.objectContaining({ violations: ['v1'], at: '2026-09-20T12:00:00+08:00' }),
    );
    expect(screen.queryByText(/应缴/)).toBeNull();
    fireEvent.change(amount, { target: { value: '218' } });
    expect(screen.getByText('那时应缴 ¥200.00，和这里不一样。')).toBeTruthy();
    // What was typed stays, and is right for today.
    fireEvent.change(at, { target: { value: '今天 8:00' } });
    expect(amount.value).toBe('218');
    expect(screen.queryByText(/应缴/)).toBeNull();
  });

  it('is not made before the offence', async () => {
    const { at } = await open();
    fireEvent.click(screen.getByLabelText('缴成了'));
    fireEvent.change(at, { target: { value: '9月15日 08:01' } });
    expect(screen.getByText('违法是 9月15日 08:02 的事，缴款在它之后。填更晚的时间。')).toBeTruthy();
    fireEvent.submit(at.closest('form') as HTMLFormElement);
    expect(shell.act).not.toHaveBeenCalled();
    fireEvent.change(at, { target: { value: '9月15日 08:02' } });
    fireEvent.submit(at.closest('form') as HTMLFormElement);
    await waitFor(() => expect(shell.act).toHaveBeenCalled());
  });
});

describe('a refusal of the store', () => {
  it('names what it is about as people know it', async () => {
    shell.caseFile.mockImplementation(() => ok(fileOf(decided)));
    const said = {
      key: 'succeeded-payment',
      values: { violation: { kind: 'text', value: '京A·8X2K6 违反规定停放' }, rows: { kind: 'text', value: 'p7' } },
    };
    shell.act.mockImplementation(() =>
      Promise.resolve({
        status: 'error',
        error: { kind: 'file', lines: [{ part: 'problem', path: 'payments[0]', said }] },
      }),
    );
    const onClose = vi.fn();
    await show(<PayForm asked={{ form: 'pay', violation: 'v1' }} onClose={onClose} />, { parts: ['window/forms'] });
    const amount = await screen.findByLabelText(/^金额/);
    fireEvent.click(screen.getByLabelText('缴成了'));
    fireEvent.submit(amount.closest('form') as HTMLFormElement);
    expect(await screen.findByText('京A·8X2K6 违反规定停放已经缴成功了，不用再缴')).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });
});
