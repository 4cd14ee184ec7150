import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commands, type MovedDate, type Setting } from '../ipc';
import { show, stumbles } from '../testing/show';
import { forgetDraft } from './drafts';
import { OverrideEditor } from './OverrideEditor';

const number: Setting = {
  id: 'filing-review-working-days',
  title: { zh: '备案审核要几个工作日', en: 'Working days to review a filing' },
  plain: { zh: '', en: '' },
  unit: 'working_days',
  grade: 'observed',
  overridable: true,
  published: 1,
  own: null,
  from: '2026-11-01',
  sources: [],
  values: [],
};

const acted = vi.fn<typeof commands.act>();

beforeEach(() => {
  forgetDraft(number.id);
  acted.mockReset();
  acted.mockResolvedValue({ status: 'ok', data: { what: null, subject: { zh: '', en: '' }, ids: [], change: null } });
  vi.spyOn(commands, 'act').mockImplementation(acted);
  vi.spyOn(commands, 'previewDates').mockResolvedValue({ status: 'ok', data: [] });
  vi.spyOn(commands, 'tryDeed').mockResolvedValue({ status: 'ok', data: [] });
});

const shown = (setting: Setting) =>
  show(<OverrideEditor setting={setting} />, { parts: ['window/rules', 'window/shell', 'done'] });

/** The number's box is loaded when it is first shown. */
const type = async (value: string) => {
  await waitFor(() => expect(screen.getByLabelText('我家的值').getAttribute('aria-busy')).toBeNull());
  fireEvent.change(screen.getByLabelText('我家的值'), { target: { value } });
};

const press = async (name: string) => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })));
};

describe('the editor of an own value', () => {
  it('keeps a number that was typed, and offers nothing before', async () => {
    const { container } = await shown(number);
    expect(screen.getByText('默认 1 个工作日')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    await type('3');
    expect(await stumbles(container)).toEqual([]);
    await press('保存并重算');
    await waitFor(() => expect(acted).toHaveBeenCalledWith({ deed: 'override', parameter: number.id, value: 3 }));
  });

  it('shows which dates a value would move before it is kept', async () => {
    const moved: MovedDate = {
      subject: { noun: 'filing', id: 'f1' },
      plate: '京A8X2K6',
      offence: null,
      which: 'filing',
      old: '2026-09-24',
      new: '2026-09-28',
      why: 'parameter',
    };
    vi.spyOn(commands, 'previewDates').mockResolvedValue({ status: 'ok', data: [moved, { ...moved, old: null }] });
    await shown(number);
    expect(commands.previewDates).not.toHaveBeenCalled();
    await type('3');
    const list = await screen.findByRole('region', { name: '会改动 1 个日期' });
    expect(list.textContent).toContain('备案预计结果：9月24日 周四 →改成 9月28日 周一 (参数改了)');
    expect(within(list).getByRole('link').getAttribute('href')).toBe('#/vehicles');
    expect(acted).not.toHaveBeenCalled();
  });

  it('does not keep nothing', async () => {
    await shown(number);
    await type('');
    await press('保存并重算');
    expect(screen.getByText('写一个整数')).toBeTruthy();
    expect(acted).not.toHaveBeenCalled();
  });

  it('still has what was typed when somebody comes back, until it is given up', async () => {
    const { unmount } = await shown(number);
    await type('3');
    unmount();
    const { unmount: again } = await shown(number);
    await waitFor(() => expect((screen.getByLabelText('我家的值') as HTMLInputElement).value).toContain('3'));
    await press('不保存');
    again();
    await shown(number);
    expect(screen.queryByRole('button', { name: '保存并重算' })).toBeNull();
  });

  it('says once and while it is typed that a window has no length', async () => {
    const said = { key: 'daily-window', values: { found: { kind: 'text' as const, value: '04:00' } } };
    vi.spyOn(commands, 'tryDeed').mockResolvedValue({
      status: 'ok',
      data: [{ path: 'maintenance.daily[0]', field: '', said }],
    });
    acted.mockResolvedValue({
      status: 'error',
      error: { kind: 'file', lines: [{ part: 'problem', path: 'maintenance.daily[0]', said }] } as never,
    });
    await shown({ ...number, unit: 'daily_windows', published: [{ start: '02:00', end: '04:00' }] });
    fireEvent.change(screen.getByLabelText('第 1 段几点开始'), { target: { value: '04:00' } });
    const sentence = '每日维护的开始与结束不能相同，这里都是 04:00。改正。';
    expect(await screen.findByText(sentence)).toBeTruthy();
    await press('保存并重算');
    expect(acted).toHaveBeenCalledTimes(1);
    expect(screen.getAllByText(sentence)).toHaveLength(1);
  });

  it('goes back to the published value', async () => {
    await shown({ ...number, own: 2 });
    expect(screen.getByText('自己改的')).toBeTruthy();
    await press('恢复默认');
    expect(acted).toHaveBeenCalledWith({ deed: 'override', parameter: number.id, value: null });
  });

  it('ticks kinds of methods', async () => {
    await shown({ ...number, id: 'accepted-methods', unit: 'method_kinds', published: ['wechat', 'alipay'] });
    fireEvent.click(screen.getByLabelText('支付宝'));
    await press('保存并重算');
    expect(acted).toHaveBeenCalledWith({ deed: 'override', parameter: 'accepted-methods', value: ['wechat'] });
  });

  it('keeps daily windows as a fact of the household, their clocks in order', async () => {
    await shown({ ...number, unit: 'daily_windows', published: [{ start: '02:00', end: '04:00' }] });
    fireEvent.change(screen.getByLabelText('第 1 段几点开始'), { target: { value: '1点' } });
    await press('加一段');
    await press('保存并重算');
    const windows = [
      ['01:00', '04:00'],
      ['02:00', '04:00'],
    ];
    expect(acted).toHaveBeenCalledWith({ deed: 'daily', windows });
  });
});
