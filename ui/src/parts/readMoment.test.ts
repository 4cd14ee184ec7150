import { expect, it } from 'vitest';
import { readClock } from './readClock';
import { readMoment } from './readMoment';

const today = '2026-09-23';

it.each([
  ['9-20 8:30', '2026-09-20T08:30'],
  ['9月20日 8:30', '2026-09-20T08:30'],
  ['9月20日 18：05', '2026-09-20T18:05'],
  ['２０２６年９月２０日８时３０分', '2026-09-20T08:30'],
  ['2026-09-20 08:30', '2026-09-20T08:30'],
  ['2026-09-20T08:30:15', '2026-09-20T08:30'],
  ['2026/9/20 8:30:15', '2026-09-20T08:30'],
  ['20260920 0830', '2026-09-20T08:30'],
  ['9-20 8时30分', '2026-09-20T08:30'],
  ['9.20 8点', '2026-09-20T08:00'],
  ['20日 8:30', '2026-09-20T08:30'],
  ['20号8点半', '2026-09-20T08:30'],
  ['昨天下午三点', '2026-09-22T15:00'],
  ['昨天 下午3点一刻', '2026-09-22T15:15'],
  ['今晚8点', '2026-09-23T20:00'],
  ['昨晚十点半', '2026-09-22T22:30'],
  ['今早7:40', '2026-09-23T07:40'],
  ['上周五中午12点', '2026-09-18T12:00'],
  ['周一8点', '2026-09-21T08:00'],
  ['9月20日凌晨12:10', '2026-09-20T00:10'],
  ['20 Sep 8:30 pm', '2026-09-20T20:30'],
  ['9月20日 周日 8:30', '2026-09-20T08:30'],
  ['9月20日(周日)8:30', '2026-09-20T08:30'],
  ['3天前下午三点', '2026-09-20T15:00'],
  ['3天前8:30', '2026-09-20T08:30'],
  ['上个月20号 8:30', '2026-08-20T08:30'],
  ['0920 0830', '2026-09-20T08:30'],
  ['Sept. 20, 8:30 pm', '2026-09-20T20:30'],
  ['yesterday 8:30', '2026-09-22T08:30'],
])('reads %s', (typed, at) => expect(readMoment(typed, today)).toEqual({ at: `${at}:00+08:00` }));

it('asks for what is not said, instead of taking midnight for known', () => {
  for (const typed of ['9-20', '昨天', '20号', '2026-09-20 ']) {
    expect(readMoment(typed, today)).toMatchObject({ lacks: 'clock' });
  }
  expect(readMoment('9月20日', today)).toEqual({ lacks: 'clock', day: '2026-09-20' });
  for (const typed of ['8:30', '下午三点', '8点']) expect(readMoment(typed, today)).toEqual({ lacks: 'day' });
});

it('says why a day is none, with its clock or without', () => {
  for (const typed of ['9月31日 8:30', '9-31 下午三点', '9月31日']) {
    expect(readMoment(typed, today), typed).toMatchObject({ none: { why: 'no-such' } });
  }
  expect(readMoment('9月20日 周六 8:30', today)).toEqual({ none: { why: 'weekday', day: '2026-09-20' } });
});

it('reads nothing from what is half a moment', () => {
  for (const typed of [
    '',
    '9-20 25:00',
    '2026-02-30 8:00',
    '9-2 0 8:30',
    '9-20 8:',
    '9-20 8:3',
    '昨晚2点',
    '随便',
    '20',
  ]) {
    const read = readMoment(typed, today);
    expect(read && 'at' in read ? read : null, typed).toBeNull();
  }
});

it.each([
  ['2:00', '02:00'],
  ['200', '02:00'],
  ['2', '02:00'],
  ['8时30分', '08:30'],
  ['下午三点半', '15:30'],
  ['下午15:20', '15:20'],
  ['两点', '02:00'],
  ['8点整', '08:00'],
  ['中午1点', '13:00'],
  ['晚上12点', undefined],
  ['上午20点', undefined],
  ['8:60', undefined],
])('reads the clock %s', (typed, clock) => expect(readClock(typed)).toBe(clock));
