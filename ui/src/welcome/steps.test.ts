import { describe, expect, it } from 'vitest';
import type { Member, Row, Vehicle } from '../ipc/bindings';
import { progressOf } from './steps';

describe('the first run', () => {
  const [member, vehicle, row] = [{ id: 'a' } as Member, { id: 'b' } as Vehicle, { id: 'c' } as Row];

  it('goes on where it stopped', () => {
    expect(progressOf({ members: [], vehicles: [] }, []).step).toBe(1);
    expect(progressOf({ members: [member], vehicles: [] }, []).step).toBe(2);
    expect(progressOf({ members: [member], vehicles: [vehicle] }, []).step).toBe(3);
    expect(progressOf({ members: [member], vehicles: [vehicle] }, [row]).step).toBe('done');
  });
});
