import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMinutes,
  clockOf,
  dayOf,
  daysBetween,
  instantAt,
  isDay,
  minutesBetween,
  weekday,
  written,
} from './beijing';

describe('beijing', () => {
  it('reads the day and the clock of Beijing, whatever the offset says', () => {
    expect(dayOf('2026-09-23T23:59:59+08:00')).toBe('2026-09-23');
    expect(dayOf('2026-09-23T16:00:00Z')).toBe('2026-09-24');
    expect(clockOf('2026-09-23T16:00:00Z')).toBe('00:00');
    expect(dayOf('2026-09-23T08:59:00-07:00')).toBe('2026-09-23');
    expect(clockOf('2026-09-23T21:42+08:00')).toBe('21:42');
  });

  it('is run in a zone that is not Beijing, or it would hold nothing', () => {
    expect(new Date('2026-09-23T23:00:00+08:00').getDate()).not.toBe(24);
    expect(new Date(0).getTimezoneOffset()).not.toBe(-480);
  });

  it('counts days across months, years and 29 February', () => {
    expect(addDays('2026-09-30', 1)).toBe('2026-10-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-09-23', '2026-10-08')).toBe(15);
    expect(daysBetween('2026-10-08', '2026-10-02')).toBe(-6);
    // In Los Angeles a day of March has 23 hours and one of November 25.
    expect(daysBetween('2026-03-01', '2026-12-01')).toBe(275);
  });

  it('knows weekdays, also before 1970', () => {
    expect(weekday('2026-09-23')).toBe(3);
    expect(weekday('2026-09-27')).toBe(7);
    expect(weekday('1970-01-01')).toBe(4);
    expect(weekday('1969-12-28')).toBe(7);
  });

  it('goes between instants', () => {
    expect(minutesBetween('2026-09-23T21:42:00+08:00', '2026-09-24T04:00:00+08:00')).toBe(378);
    expect(minutesBetween('2026-09-24T04:00:00+08:00', '2026-09-23T21:42:00+08:00')).toBe(-378);
    expect(addMinutes('2026-09-23T23:55:00+08:00', 10)).toBe('2026-09-24T00:05:00+08:00');
    expect(instantAt('2026-09-24', '02:00')).toBe('2026-09-24T02:00:00+08:00');
    expect(written(0)).toBe('1970-01-01T08:00:00+08:00');
  });

  it('refuses what is no day or no instant', () => {
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-9-3')).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
    expect(() => dayOf('2026-09-23')).toThrow(RangeError);
    expect(() => dayOf('2026-09-23T21:42:00')).toThrow(RangeError);
    expect(() => addDays('today', 1)).toThrow(RangeError);
  });
});
