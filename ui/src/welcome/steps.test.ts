import { describe, expect, it } from 'vitest';
import type { Member, Row, Vehicle } from '../ipc/bindings';
import { readMoment } from './readMoment';
import { kindOf, progressOf } from './steps';

describe('the first run', () => {
  const [member, vehicle, row] = [{ id: 'a' } as Member, { id: 'b' } as Vehicle, { id: 'c' } as Row];

  it('goes on where it stopped', () => {
    expect(progressOf({ members: [], vehicles: [] }, []).step).toBe(1);
    expect(progressOf({ members: [member], vehicles: [] }, []).step).toBe(2);
    expect(progressOf({ members: [member], vehicles: [vehicle] }, []).step).toBe(3);
    expect(progressOf({ members: [member], vehicles: [vehicle] }, [row]).step).toBe('done');
  });

  it('knows a new energy plate by its eight characters, however it is written', () => {
    expect(kindOf('京AD12345')).toBe('small_new_energy');
    expect(kindOf('京A·D12345')).toBe('small_new_energy');
    expect(kindOf('京A·12345')).toBe('small');
  });

  it('reads a day with a clock or without', () => {
    const today = '2026-09-23';
    expect(readMoment('9-20 8:30', today)).toBe('2026-09-20T08:30:00+08:00');
    expect(readMoment('9月20日 18：05', today)).toBe('2026-09-20T18:05:00+08:00');
    expect(readMoment('昨天', today)).toBe('2026-09-22T00:00:00+08:00');
    for (const wrong of ['', '9-20 25:00', '8:30']) expect(readMoment(wrong, today)).toBeNull();
  });
});
