import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Refused } from '../ipc/ask';
import type { Said } from '../ipc/bindings';
import { show, stumbles } from '../testing/show';
import { Button, IconButton } from './Button';
import { Chips } from './Chip';
import { onEnter } from './composing';
import { TextField } from './Field';
import { Form } from './Form';
import { CloseIcon } from './icons';
import { Lamp, LampLabel, type Light } from './Lamp';
import { Deadline, DecisionNumber, When } from './Numbers';
import { Plate } from './Plate';
import { Segmented } from './Segmented';
import { Signal } from './Signal';
import { Slots } from './Slots';
import { ToastHost } from './ToastHost';
import { Trouble } from './Trouble';
import { backToast, forgetChanges, toast } from './toast';

const lights: Light[] = ['payable', 'caution', 'blocked', 'unknown', 'settled'];

describe('lights', () => {
  it('say their word with and without it beside them', async () => {
    const { container } = await show(
      lights.map((light) => (
        <p key={light}>
          <Lamp light={light} />
          <LampLabel light={light} />
          <Signal light={light} />
        </p>
      )),
    );
    for (const word of ['可缴', '注意', '受阻', '信息不足', '无需缴']) {
      expect(screen.getAllByLabelText(word)).toHaveLength(2);
      expect(screen.getByText(word)).toBeTruthy();
    }
    expect(await stumbles(container)).toEqual([]);
  });

  it('differ by shape, not only by colour', async () => {
    const { container } = await show(lights.map((light) => <Lamp key={light} light={light} />));
    const shapes = [...container.querySelectorAll('svg')].map((svg) => svg.innerHTML);
    expect(new Set(shapes).size).toBe(5);
  });
});

describe('values', () => {
  it('are copied as a form takes them', async () => {
    const { container } = await show(
      <>
        <Plate>京A8X2K6</Plate>
        <DecisionNumber>1101062609173385</DecisionNumber>
      </>,
    );
    expect(container.textContent).toBe('京A8X2K61101062609173385');
  });

  it('say when', async () => {
    await show(
      <>
        <Deadline last="2026-10-08" show="most" />
        <Deadline last="2026-09-17" />
        <When at="2026-09-24T04:00:00+08:00" />
      </>,
    );
    expect(screen.getByText('最晚 10月8日(含) · 还有 15 天')).toBeTruthy();
    expect(screen.getByText('逾期 6 天').className).toContain('tone-stop');
    expect(screen.getByText('明天 04:00，6 小时 18 分后').title).toBe('2026-09-24 04:00 (UTC+8)');
  });

  it('count slots aloud', async () => {
    await show(<Slots used={1} pending={1} total={3} />);
    expect(screen.getByLabelText('用了 1 个，审核中 1 个，共 3 个').children).toHaveLength(3);
  });
});

describe('Button', () => {
  it('takes no second press while it is at work, and shows it only after a while', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const pressed = vi.fn();
    await show(
      <Button busy onClick={pressed}>
        录入
      </Button>,
    );
    fireEvent.click(screen.getByText('录入'));
    expect(pressed).not.toHaveBeenCalled();
    expect(screen.queryByLabelText('正在处理')).toBeNull();
    act(() => void vi.advanceTimersByTime(250));
    expect(screen.getByLabelText('正在处理')).toBeTruthy();
    vi.useRealTimers();
  });

  it('has a name when it is only an icon', async () => {
    await show(<IconButton label="关闭" keys="Esc" icon={<CloseIcon size={16} />} />);
    expect(screen.getByRole('button', { name: '关闭' }).title).toBe('关闭 (Esc)');
  });
});

describe('fields', () => {
  it('belong to their label, hint and error', async () => {
    const { container } = await show(
      <>
        <TextField label="车牌" hint="不用打点" error="少一位" required value="" onChange={() => {}} />
        <Segmented label="目标" options={[{ value: 'a', label: '最省' }]} value="a" onChange={() => {}} />
        <Chips label="灯" options={[{ value: 'a', label: '全部', count: 12 }]} value="a" onChange={() => {}} />
      </>,
    );
    const input = screen.getByLabelText(/车牌/);
    const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['不用打点', '少一位']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(await stumbles(container)).toEqual([]);
  });

  it('do not take the Enter that picks a word', async () => {
    const submitted = vi.fn();
    const entered = vi.fn();
    await show(
      <Form onSubmit={submitted}>
        <TextField label="姓名" value="" onChange={() => {}} onKeyDown={onEnter(entered)} />
        <TextField label="别名" value="" onChange={() => {}} />
      </Form>,
    );
    const [name, other] = [screen.getByLabelText('姓名'), screen.getByLabelText('别名')];
    fireEvent.keyDown(name, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(name, { key: 'Enter', keyCode: 229 });
    expect(entered).not.toHaveBeenCalled();
    fireEvent.keyDown(name, { key: 'Enter', keyCode: 13 });
    expect(entered).toHaveBeenCalledOnce();

    // A key press that is prevented submits nothing; `fireEvent` says whether it was.
    expect(fireEvent.keyDown(other, { key: 'Enter', keyCode: 229 })).toBe(false);
    expect(fireEvent.keyDown(other, { key: 'Enter', keyCode: 13 })).toBe(true);
  });
});

describe('toast', () => {
  it('names the change, takes it back, and goes away unless it is pointed at', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const undo = vi.fn();
    await show(<ToastHost />);
    act(() => toast({ text: '已标为已缴', action: { label: '撤销', run: undo } }));
    fireEvent.mouseEnter(screen.getByText('已标为已缴'));
    act(() => void vi.advanceTimersByTime(20_000));
    fireEvent.click(screen.getByText('撤销'));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText('已标为已缴')).toBeNull();

    act(() => toast({ text: '已移除示例' }));
    act(() => void vi.advanceTimersByTime(7900));
    expect(screen.getByText('已移除示例')).toBeTruthy();
    act(() => void vi.advanceTimersByTime(200));
    expect(screen.queryByText('已移除示例')).toBeNull();
    vi.useRealTimers();
  });

  it('acts on the change it names, or is gone', async () => {
    const [first, second, again] = [vi.fn(), vi.fn(), vi.fn()];
    await show(<ToastHost />);
    const back = (run: () => void) => ({ label: '撤销', run, back: true });
    act(() => {
      toast({ text: '甲', action: back(first), changes: [1] });
      toast({ text: '乙', action: back(second), changes: [2] });
    });
    fireEvent.click(within(screen.getByText('甲').parentElement ?? document.body).getByText('撤销'));
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
    act(() => toast({ text: '已撤销：甲', action: { label: '重做', run: again }, changes: [1] }));
    act(() => toast({ text: '已撤销：乙', action: { label: '重做', run: again }, changes: [2] }));
    expect(screen.queryByText('已撤销：甲'), 'what is put back next is no longer this').toBeNull();
    expect(screen.queryByText('乙'), 'what was taken back cannot be taken back').toBeNull();
    act(() => forgetChanges());
    expect(screen.queryByText('已撤销：乙')).toBeNull();
  });

  it('is what the keys for undoing do, the newest first, while it is there', async () => {
    const [mended, changed] = [vi.fn(), vi.fn()];
    await show(<ToastHost />);
    act(() => {
      toast({ text: '已换支付宝', action: { label: '撤销', run: mended, back: true } });
      toast({ text: '复制了' });
    });
    act(() => expect(backToast()).toBe(true));
    expect(mended).toHaveBeenCalledOnce();
    act(() => toast({ text: '看一看', action: { label: '看', run: changed } }));
    act(() => expect(backToast()).toBe(false));
    expect(changed).not.toHaveBeenCalled();
  });

  it('leaves the newest way back that lasts to the keys when it is gone, and a newer fact to the history', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const [older, newer, fact] = [vi.fn(), vi.fn(), vi.fn()];
    const lasting = (run: () => void) => ({ label: '撤销', run, back: true, lasts: true });
    const gone = () => act(() => void vi.advanceTimersByTime(9_000));
    await show(<ToastHost />);
    act(() => toast({ text: '换了主题', action: lasting(older) }));
    act(() => toast({ text: '加了节假日', action: lasting(newer) }));
    gone();
    expect(screen.queryByText('加了节假日')).toBeNull();
    act(() => expect(backToast()).toBe(true));
    expect([older.mock.calls.length, newer.mock.calls.length]).toEqual([0, 1]);

    act(() => toast({ text: '删了违法', action: { label: '撤销', run: fact, back: true }, changes: [7] }));
    gone();
    act(() => expect(backToast(), 'the history takes back the fact').toBe(false));
    // It says so, and what was done before is the newest again.
    act(() => toast({ text: '已撤销：删了违法', action: { label: '重做', run: fact }, changes: [7] }));
    act(() => expect(backToast()).toBe(true));
    expect(older).toHaveBeenCalledOnce();
    act(() => expect(backToast()).toBe(false));
    vi.useRealTimers();
  });

  it('is spent by its button', async () => {
    const back = vi.fn();
    await show(<ToastHost />);
    act(() => toast({ text: '换了语言', action: { label: '撤销', run: back, back: true, lasts: true } }));
    fireEvent.click(within(screen.getByText('换了语言').parentElement ?? document.body).getByText('撤销'));
    act(() => expect(backToast()).toBe(false));
    expect(back).toHaveBeenCalledOnce();
  });
});

describe('Trouble', () => {
  it('says what to do before a window, and what is wrong in a file', async () => {
    const line = (part: string, key: string, path = '', values: Said['values'] = {}) => ({
      part,
      path,
      said: { key, values },
    });
    const { container } = await show(
      <>
        <Trouble error={new Refused({ kind: 'damaged', lines: [line('trouble', 'damaged')] })} />
        <Trouble
          error={
            new Refused({
              kind: 'file',
              lines: [
                line('trouble', 'file', '', { count: { kind: 'count', value: 1 } }),
                line('problem', 'empty-id', 'violations[0]'),
              ],
            })
          }
        />
        <Trouble error={new Error('whatever')} />
      </>,
    );
    expect(screen.getByText('数据打不开。用备份恢复；坏文件没有动')).toBeTruthy();
    expect(screen.getByText('文件有 1 处问题，什么都没改：')).toBeTruthy();
    expect(screen.getByText('violations[0]: 编号不能为空。填一个。')).toBeTruthy();
    expect(screen.getByText(/没料到的错/)).toBeTruthy();
    expect(await stumbles(container)).toEqual([]);
  });
});
