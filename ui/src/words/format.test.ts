import { describe, expect, it } from 'vitest';
import {
  dayAndClock,
  dayAndWeekday,
  day as dayOfYear,
  days,
  deadline,
  decisionGroups,
  duration,
  exactly,
  fromNow,
  instant,
  moment,
  money,
  plainPlate,
  plateHalves,
  points,
  stamp,
  stretch,
} from './format';

const now = '2026-09-23T21:42:00+08:00';
const today = '2026-09-23';

describe('money', () => {
  it('groups thousands and always shows fen', () => {
    expect(money(120600)).toBe('¥1,206.00');
    expect(money(0)).toBe('¥0.00');
    expect(money(5)).toBe('¥0.05');
    expect(money(-5000)).toBe('-¥50.00');
    expect(money(123456789)).toBe('¥1,234,567.89');
  });
});

describe('days', () => {
  it('writes the year only when it is another', () => {
    expect(dayOfYear('2026-10-08', 'zh', today)).toBe('10月8日');
    expect(dayOfYear('2027-01-04', 'zh', today)).toBe('2027年1月4日');
    expect(dayOfYear('2027-01-04', 'en', today)).toBe('4 Jan 2027');
  });

  it('names the weekday', () => {
    expect(dayAndWeekday('2026-10-08', 'zh', today)).toBe('10月8日 周四');
    expect(dayAndWeekday('2026-10-08', 'en', today)).toBe('Thu 8 Oct');
  });

  it('joins a stretch', () => {
    expect(stretch('2026-09-25', '2026-09-27', 'zh', today)).toBe('9月25–27日');
    expect(stretch('2026-09-25', '2026-09-27', 'en', today)).toBe('25–27 Sep');
    expect(stretch('2026-09-30', '2026-10-01', 'zh', today)).toBe('9月30日–10月1日');
    expect(stretch('2027-02-06', '2027-02-08', 'zh', today)).toBe('2027年2月6–8日');
    expect(stretch('2026-09-25', '2026-09-25', 'zh', today)).toBe('9月25日');
  });

  it('counts', () => {
    expect([0, 1, 3].map((count) => days(count, 'zh'))).toEqual(['不到 1 天', '1 天', '3 天']);
    expect([0, 1, 3].map((count) => days(count, 'en'))).toEqual(['less than a day', '1 day', '3 days']);
    expect(points(3, 'zh')).toBe('3 分');
    expect(points(1, 'en')).toBe('1 point');
  });
});

describe('deadline', () => {
  it('counts from the day that is asked about, and then names no day as from today', () => {
    const from = (on: string, language: 'zh' | 'en' = 'zh') => deadline('2026-10-08', language, '2026-09-23', on);
    expect(from('2026-10-05')).toBe('最晚 10月8日(含) · 到时还有 3 天');
    expect(from('2026-10-08')).toBe('最晚 10月8日(含) · 就是当天');
    expect(from('2026-10-15')).toBe('逾期 7 天');
    expect(from('2026-10-07', 'en')).toBe('By 8 Oct (included) · 1 day left then');
  });

  it.each([
    ['2026-10-08', '最晚 10月8日(含) · 还有 15 天', 'By 8 Oct (included) · 15 days left'],
    ['2026-09-24', '最晚 9月24日(含) · 明天', 'By 24 Sep (included) · tomorrow'],
    ['2026-09-23', '最晚 9月23日(含) · 今天', 'By 23 Sep (included) · today'],
    ['2026-09-22', '逾期 1 天', '1 day overdue'],
    ['2026-09-17', '逾期 6 天', '6 days overdue'],
  ])('%s', (last, chinese, english) => {
    expect(deadline(last, 'zh', today)).toBe(chinese);
    expect(deadline(last, 'en', today)).toBe(english);
  });
});

describe('instant', () => {
  it.each([
    ['2026-09-24T04:00:00+08:00', '明天 04:00，6 小时 18 分后', 'tomorrow 04:00, in 6 h 18 min'],
    ['2026-09-23T22:00:00+08:00', '今天 22:00，18 分后', 'today 22:00, in 18 min'],
    ['2026-09-23T20:15:00+08:00', '今天 20:15，1 小时 27 分前', 'today 20:15, 1 h 27 min ago'],
    ['2026-09-24T21:42:00+08:00', '明天 21:42，1 天后', 'tomorrow 21:42, in 1 day'],
    ['2026-09-24T21:43:00+08:00', '明天(9月24日)21:43', 'tomorrow (24 Sep) 21:43'],
    ['2026-09-25T18:20:00+08:00', '后天(9月25日)18:20', '25 Sep 18:20'],
    ['2026-09-22T10:00:00+08:00', '昨天(9月22日)10:00', 'yesterday (22 Sep) 10:00'],
    ['2026-09-28T09:00:00+08:00', '9月28日(周一)', 'Mon 28 Sep'],
    ['2027-01-04T09:00:00+08:00', '2027年1月4日(周一)', 'Mon 4 Jan 2027'],
  ])('%s', (at, chinese, english) => {
    expect(instant(at, 'zh', now)).toBe(chinese);
    expect(instant(at, 'en', now)).toBe(english);
  });

  it('leaves the distance off, or writes all of it', () => {
    expect(moment('2026-09-24T04:00:00+08:00', 'zh', now)).toBe('明天 04:00');
    expect(stamp('2026-09-22T10:21:00+08:00', 'zh', today)).toBe('9月22日 10:21');
    expect(dayAndClock('2026-09-24T04:00:00+08:00', 'zh', today)).toBe('明天 04:00');
    expect(dayAndClock('2026-09-25T04:00:00+08:00', 'zh', today)).toBe('9月25日 04:00');
    expect(exactly('2026-09-23T20:00:00Z')).toBe('2026-09-24 04:00 (UTC+8)');
    expect(fromNow(now, 'zh', now)).toBe('现在');
  });

  it('writes lengths', () => {
    expect(duration(378, 'zh')).toBe('6 小时 18 分');
    expect(duration(120, 'zh')).toBe('2 小时');
    expect(duration(0, 'zh')).toBe('0 分');
    expect(duration(3060, 'zh')).toBe('2 天 3 小时');
    expect(duration(2880, 'en')).toBe('2 days');
    expect(duration(61, 'en')).toBe('1 h 1 min');
  });
});

describe('numbers that are read in groups', () => {
  it('parts decision numbers in fours', () => {
    expect(decisionGroups('1101062609173385')).toEqual(['1101', '0626', '0917', '3385']);
    expect(decisionGroups('110106 26091')).toEqual(['1101', '0626', '091']);
    expect(decisionGroups('')).toEqual([]);
  });

  it('parts plates after the letter of the place', () => {
    expect(plateHalves('京A8X2K6')).toEqual(['京A', '8X2K6']);
    expect(plateHalves('京AD12345')).toEqual(['京A', 'D12345']);
    expect(plateHalves('粤Z1234港')).toEqual(['粤Z', '1234港']);
    expect(plateHalves('京a·8x2k6')).toEqual(['京A', '8X2K6']);
    expect(plateHalves('使014578')).toEqual(['使014578', '']);
    expect(plainPlate('京A · 8x2k6')).toBe('京A8X2K6');
  });
});
