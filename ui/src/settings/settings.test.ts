import { describe, expect, it } from 'vitest';
import type { MaintenanceNotice } from '../ipc';
import { byStanding } from './notices';
import { nearestScale } from './scales';

describe('notices', () => {
  const notice = (id: string, day: string): MaintenanceNotice => ({
    id,
    from: `2026-09-${day}T00:00:00+08:00`,
    to: `2026-09-${day}T06:00:00+08:00`,
  });

  it('come before what is past', () => {
    const notices = [notice('old', '01'), notice('far', '30'), notice('near', '25'), notice('older', '02')];
    const ordered = byStanding(notices, '2026-09-23T21:42:00+08:00').map(({ id }) => id);
    expect(ordered).toEqual(['near', 'far', 'older', 'old']);
  });
});

describe('the size of text', () => {
  it('is the nearest there is', () => {
    expect([90, 100, 106, 117, 124].map(nearestScale)).toEqual([100, 100, 110, 120, 125]);
  });
});
