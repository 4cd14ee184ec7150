import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CalendarEntry, commands, type MonthDay } from '../ipc';
import { go } from '../shell/address';
import { show, stumbles } from '../testing/show';
import { addDays } from '../words/beijing';
import Calendar from '.';
import { addMonths, agendaOf, byDay, hrefOf, inCell, readMonth, walked, weeksOf } from './layout';

const plain: CalendarEntry = {
  day: '2026-10-08',
  at: null,
  to: null,
  what: 'deadline',
  kind: 'pay_by',
  subject: { noun: 'violation', id: 'v1' },
  violation: 'v1',
  vehicle: null,
  account: null,
  about: '京A8X2K6',
  last_day: null,
  provisional: false,
  late: false,
  title: { key: 'pay_by.late', values: { about: { kind: 'text', value: '京A8X2K6' } } },
  body: null,
  text: null,
};
const entry = (part: Partial<CalendarEntry>): CalendarEntry => ({ ...plain, ...part });
const reminder = (at: string) => entry({ what: 'reminder', at });

const monthOfDays = (first: string, count: number): MonthDay[] =>
  Array.from({ length: count }, (_, place) => ({
    day: addDays(first, place),
    rest: place < 7,
    holiday: place < 7 ? '国庆节' : null,
    makes_up: place === 9,
    provisional: false,
    rush: false,
  }));

describe('the layout of a month', () => {
  it('has weeks from Monday, with nothing where other months are', () => {
    const weeks = weeksOf(monthOfDays('2026-10-01', 31));
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(weeks[0]?.map((day) => day?.day.slice(8) ?? '')).toEqual(['', '', '', '01', '02', '03', '04']);
    expect(weeks[4]?.map((day) => day?.day.slice(8) ?? '').at(-1)).toBe('');
    // February 2027 begins on a Monday and has four weeks to the day.
    expect(weeksOf(monthOfDays('2027-02-01', 28)).length).toBe(4);
  });

  it('goes over the turn of the year, and knows what is no month', () => {
    expect([addMonths('2026-12', 1), addMonths('2027-01', -1), addMonths('2026-05', -17)]).toEqual([
      '2027-01',
      '2026-12',
      '2024-12',
    ]);
    expect(['2026-10', '2026-13', '2026-1', 'x', null].map(readMonth)).toEqual([
      '2026-10',
      ...Array(4).fill(undefined),
    ]);
  });

  it('walks by days, weeks and months', () => {
    const from = '2026-10-31';
    expect(walked(from, 'ArrowRight')).toBe('2026-11-01');
    expect(walked(from, 'ArrowUp')).toBe('2026-10-24');
    expect([walked(from, 'Home'), walked(from, 'End')]).toEqual(['2026-10-26', '2026-11-01']);
    expect([walked(from, 'PageUp'), walked(from, 'PageDown')]).toEqual(['2026-09-30', '2026-11-30']);
    expect(walked(from, 'a')).toBeUndefined();
  });

  it('shows three lines a day, the gravest first, and says what it leaves out', () => {
    const day = [reminder('2026-10-08T09:00:00+08:00'), entry({ what: 'expected' }), entry({})];
    const sorted = byDay(day).get('2026-10-08') ?? [];
    expect(sorted.map(({ what }) => what)).toEqual(['deadline', 'expected', 'reminder']);
    expect(inCell(sorted)).toEqual({ shown: sorted.slice(0, 2), reminders: 1, more: 0 });
    const full = [entry({}), entry({}), ...sorted];
    expect(inCell(full)).toMatchObject({ reminders: 0, more: 3 });
    expect(inCell(full).shown.length).toBe(2);
  });

  it('puts what is late before the days ahead, and what is past nowhere', () => {
    const late = entry({ day: '2026-09-20', late: true });
    const [past, later] = [entry({ day: '2026-09-22' }), entry({ day: '2026-11-01' })];
    const agenda = agendaOf([late, past, later, plain], '2026-09-23');
    expect(agenda.late).toEqual([late]);
    expect(agenda.days.map(([day]) => day)).toEqual(['2026-10-08', '2026-11-01']);
  });

  it('leads to what an entry is about', () => {
    const filing = entry({ subject: { noun: 'filing', id: 'f' }, vehicle: 'c 1', account: 'a' });
    expect(hrefOf(plain)).toBe('/violations/v1');
    expect(hrefOf(filing)).toBe('/vehicles?car=c%201&account=a');
    expect(hrefOf(entry({ subject: { noun: 'account', id: 'a' }, account: 'a' }))).toBe('/accounts?account=a');
    expect(hrefOf(entry({ what: 'maintenance', subject: null }))).toBe('/settings?part=maintenance');
  });
});

describe('the calendar', () => {
  const asked = vi.fn();
  const entries = [plain, entry({ day: '2026-10-15', kind: 'handle_by' }), reminder('2026-10-08T09:00:00+08:00')];

  beforeEach(() => {
    asked.mockReset();
    vi.spyOn(commands, 'month').mockImplementation(async (month) => {
      asked(month);
      return { status: 'ok', data: { first: `${month}-01`, days: monthOfDays(`${month}-01`, 30), entries } };
    });
    vi.spyOn(commands, 'agenda').mockResolvedValue({ status: 'ok', data: entries });
    go('/calendar?month=2026-10');
  });

  const open = () => show(<Calendar />, { parts: ['window/calendar', 'window/shell', 'remind'] });
  const focused = () => (document.activeElement as HTMLElement).dataset.day;

  it('is walked over by the keys, into the next month too', async () => {
    const { container } = await open();
    expect(await stumbles(container)).toEqual([]);
    const first = await screen.findByRole('gridcell', { name: /10月1日 周四，国庆节/ });
    expect(first.tabIndex).toBe(0);
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(focused()).toBe('2026-10-08');
    fireEvent.keyDown(document.activeElement as Element, { key: 'PageDown' });
    await vi.waitFor(() => expect(focused()).toBe('2026-11-08'));
    expect(location.hash).toContain('month=2026-11');
  });

  it('opens a day with several entries as a list, and one with a single entry as its case', async () => {
    await open();
    const eighth = await screen.findByRole('gridcell', { name: /10月8日/ });
    fireEvent.keyDown(eighth, { key: 'Enter' });
    const list = await screen.findByRole('region', { name: /10月8日/ });
    expect(within(list).getAllByRole('link').length).toBe(2);
    expect(location.hash).toContain('day=2026-10-08');
    fireEvent.keyDown(await screen.findByRole('gridcell', { name: /10月15日/ }), { key: 'Enter' });
    expect(location.hash).toBe('#/violations/v1');
  });

  it('hides reminders on demand', async () => {
    await open();
    const eighth = await screen.findByRole('gridcell', { name: /10月8日/ });
    expect(eighth.textContent).toContain('提醒 1 条');
    fireEvent.click(screen.getByRole('button', { name: '提醒' }));
    expect(eighth.textContent).not.toContain('提醒');
  });

  it('says what to do when there is nothing', async () => {
    vi.spyOn(commands, 'agenda').mockResolvedValue({ status: 'ok', data: [] });
    await open();
    expect(await screen.findByRole('button', { name: '录入违法' })).toBeTruthy();
  });
});
