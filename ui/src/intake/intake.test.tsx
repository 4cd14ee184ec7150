import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands, type Piece, queryClient, type Sheet } from '../ipc';
import { go } from '../shell/address';
import { show, stumbles } from '../testing/show';
import Intake from '.';
import { lacking, pieceOf, pieces, sheetOf, table } from './sample';

const ok = <T,>(data: T) => ({ status: 'ok' as const, data });

/** A table in memory: what is put right or decided is seen when it is asked for again. */
function lay(these: readonly Piece[], more: Partial<Sheet> = {}) {
  let all = [...these];
  const change = (piece: Piece) => {
    all = all.map((one) => (one.number === piece.number ? piece : one));
    return piece;
  };
  vi.spyOn(commands, 'sheet').mockImplementation(async () => ok(sheetOf(all, more)));
  vi.spyOn(commands, 'pieces').mockImplementation(async (courses, offset, limit) => {
    const those = all.filter(({ course }) => courses.length === 0 || courses.includes(course));
    return ok({ total: those.length, pieces: those.slice(offset, offset + limit) });
  });
  return {
    change,
    putRight: vi.spyOn(commands, 'putRight'),
    decide: vi
      .spyOn(commands, 'decide')
      .mockImplementation(async (number) => ok(change({ ...(all[number] as Piece), course: 'skipped' }))),
  };
}

const open = () => show(<Intake />, { parts: ['window/intake', 'intake', 'done'], client: queryClient });

describe('录入', () => {
  beforeEach(() => {
    queryClient.clear();
    vi.spyOn(commands, 'family').mockResolvedValue(
      ok({
        members: [{ id: 'dad', name: '王建国' }],
        accounts: [],
        vehicles: [],
        filings: [],
        methods: [],
        maintenance: { daily: null, announced: [] },
        muted: [],
      } as never),
    );
    go('/intake');
  });
  afterEach(() => vi.restoreAllMocks());

  it('begins at what is missing, and puts it right while it is typed', async () => {
    const { change, putRight } = lay(pieces);
    putRight.mockImplementation(async (number, field, text) => {
      const before = pieces[number] as Piece;
      if (text === '两百') return ok({ piece: before, refused: { key: 'no-money', values: {} } });
      const fields = before.fields.map((one) =>
        one.field === field ? { ...one, value: { kind: 'money' as const, value: 20000 }, needed: false } : one,
      );
      return ok({ piece: change({ ...before, fields }), refused: null });
    });
    const { container } = await open();
    const fine = await screen.findByRole<HTMLInputElement>('textbox', { name: /罚款/ });
    await waitFor(() => expect(document.activeElement).toBe(fine));
    expect(fine.getAttribute('aria-required')).toBe('true');
    expect(await stumbles(container)).toEqual([]);

    fireEvent.change(fine, { target: { value: '两百' } });
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(fine.getAttribute('aria-invalid')).toBe('true');
    act(() => fine.blur());
    expect(fine.value).toBe('两百');

    act(() => fine.focus());
    fireEvent.change(fine, { target: { value: '200' } });
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    act(() => fine.blur());
    await waitFor(() => expect(fine.value).toBe('¥200.00'));
  });

  it('shows a field in its text, and the field of a place in the text', async () => {
    lay(pieces);
    const { container } = await open();
    const place = await screen.findByRole<HTMLInputElement>('textbox', { name: /地点/ });
    fireEvent.focus(place);
    const marked = () => [...container.querySelectorAll('.intake-mark-on')].map((mark) => mark.textContent);
    expect(marked()).toEqual(['朝阳区望京街3']);
    fireEvent.click(screen.getByRole('button', { name: /京AD12345/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /车牌/ })));
  });

  it('goes along the tabs by keys and leaves the focus there', async () => {
    lay(pieces);
    await open();
    const tab = await screen.findByRole('tab', { selected: true });
    expect(tab.textContent).toContain('第 2 笔');
    tab.focus();
    fireEvent.keyDown(tab, { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { selected: true }).textContent).toContain('第 3 笔');
    expect(document.activeElement).toBe(screen.getByRole('tab', { selected: true }));
  });

  it('takes either side of what is alike, field by field', async () => {
    const { decide } = lay(pieces);
    await open();
    fireEvent.click(await screen.findByRole('tab', { name: /第 3 笔/ }));
    const alike = screen.getByRole('region', { name: '第 3 笔可能录过了' });
    // What the other one does not have is taken; what it has stays.
    const side = (name: string) => within(alike).getByRole<HTMLInputElement>('radio', { name });
    expect(side('机关，这次，深圳交警').checked).toBe(true);
    expect(side('地点，已有的，滨海大道西行').checked).toBe(true);
    expect(within(alike).queryByText('9月11日 22:03')).toBeNull();
    fireEvent.click(side('地点，这次，滨海大道'));
    fireEvent.click(within(alike).getByRole('button', { name: '合并选中的 2 项' }));
    await waitFor(() =>
      expect(decide).toHaveBeenCalledWith(2, { choosing: 'onto', violation: 'v09', fields: ['authority', 'place'] }),
    );
  });

  it('says what goes in, and stays with what does not', async () => {
    lay(pieces);
    const left = pieces.slice(1).map((piece, number) => ({ ...piece, number }));
    const takeIn = vi.spyOn(commands, 'takeIn').mockImplementation(async () => {
      lay(left);
      return ok({ counts: sheetOf(pieces).counts, change: 1, violations: ['new'], sheet: sheetOf(left) });
    });
    await open();
    expect(await screen.findByText('1 笔要录，1 笔跳过，1 笔还要补')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '录入 1 笔' }));
    expect(await screen.findByText('0 笔要录，1 笔跳过，1 笔还要补')).toBeTruthy();
    expect(takeIn).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: '还没有能录的' }));
    expect(takeIn).toHaveBeenCalledTimes(1);
  });

  it('makes no link of a fraud, and has nothing to fill in', async () => {
    lay([pieceOf(0, { kind: 'phishing', course: 'phishing', text: '点击 http://t.cn/abc 处理' })]);
    const { container } = await open();
    expect(await screen.findByText(/像诈骗短信/)).toBeTruthy();
    expect(container.querySelector('a[href*="t.cn"]')).toBeNull();
    expect(within(screen.getByRole('tabpanel')).queryByRole('textbox')).toBeNull();
  });

  it('lets what was not recognised be filled in by hand', async () => {
    const { putRight } = lay([pieceOf(0, { kind: 'unclear', course: 'unclear', text: '买菜' })]);
    putRight.mockResolvedValue(ok({ piece: pieceOf(0, { fields: [lacking('fine_fen')] }), refused: null }));
    await open();
    fireEvent.change(await screen.findByRole('textbox', { name: /罚款/ }), { target: { value: '200' } });
    await waitFor(() => expect(putRight).toHaveBeenCalledWith(0, 'fine_fen', '200'));
  });

  it('shows a long table as a list, and one of it at a time', async () => {
    const many = Array.from({ length: 40 }, (_, number) => ({
      ...(pieces[number % 3] as Piece),
      number,
      row: number + 2,
    }));
    lay(many, { brought: [{ ...table, pieces: 40 }] });
    const map = vi.spyOn(commands, 'mapColumn').mockResolvedValue(ok(sheetOf(many, { brought: [table] })));
    await open();
    const filters = await screen.findByRole('group', { name: '按去向筛选' });
    expect(within(filters).getAllByRole('button')).toHaveLength(4);
    fireEvent.change(screen.getByRole('combobox', { name: '日期 当作' }), { target: { value: 'occurred_at' } });
    await waitFor(() => expect(map).toHaveBeenCalledWith(2, 1, 'occurred_at'));
    expect(await screen.findByText('记住了。下次同样的表头照这样读')).toBeTruthy();
  });

  it('names the columns and the sheets that are not read', async () => {
    const columns = [...table.columns, { heading: '', field: null, examples: ['200'] }];
    const sheets = { kind: 'texts' as const, value: ['说明', '汇总'] };
    const left_out = [{ key: 'table.sheet.no-list', values: { sheets } }];
    lay(pieces, { brought: [{ ...table, columns, left_out }] });
    await open();
    expect(await screen.findByText(/没读工作表 说明、汇总：/)).toBeTruthy();
    expect(screen.getByText(`没读：备注，第 ${columns.length} 列`)).toBeTruthy();
  });

  it('says why a file was not read', async () => {
    const refused = {
      number: 1,
      name: 'x.heic',
      is: 'refused' as const,
      pieces: 0,
      columns: [],
      left_out: [],
      refused: { key: 'no-such', values: {} },
    };
    lay([], { brought: [refused] });
    await open();
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByText('x.heic')).toBeTruthy();
  });

  it('shows an example, one press each', async () => {
    lay([]);
    vi.spyOn(commands, 'sheet').mockResolvedValue(ok(sheetOf([], { brought: [] })));
    const bring = vi.spyOn(commands, 'bringText').mockResolvedValue(ok(sheetOf([], { brought: [] })));
    const { container } = await open();
    expect(await stumbles(container)).toEqual([]);
    fireEvent.click(await screen.findByRole('button', { name: '看个例子：一句话' }));
    await waitFor(() => expect(bring).toHaveBeenCalledWith('京A8X2K6 昨天下午三点 长安街 违停 200'));
  });

  it('reads what is typed by Ctrl Enter, and nothing else does then', async () => {
    lay(pieces);
    const bring = vi.spyOn(commands, 'bringText').mockResolvedValue(ok(sheetOf(pieces)));
    const takeIn = vi.spyOn(commands, 'takeIn');
    await open();
    const area = await screen.findByRole('textbox', { name: '要识别的文字' });
    fireEvent.change(area, { target: { value: '一条短信' } });
    fireEvent.keyDown(area, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(bring).toHaveBeenCalledWith('一条短信'));
    expect(takeIn).not.toHaveBeenCalled();
  });
});
