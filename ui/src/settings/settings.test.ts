import { describe, expect, it } from 'vitest';
import type { MaintenanceNotice } from '../ipc';
import { byStanding } from './notices';
import { hasLeads, offered, toggled, withKind } from './reminders/leads';
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

describe('days before a reminder', () => {
  it('are offered with those that were chosen, each once', () => {
    expect(offered([5, 3, 90])).toEqual([0, 1, 3, 5, 7, 14, 30, 60, 90]);
  });

  it('come and go, the farthest first', () => {
    const choice = { on: true, leads: [7, 1] };
    expect(toggled(choice, 3)).toEqual({ on: true, leads: [7, 3, 1] });
    expect(toggled(choice, 7)).toEqual({ on: true, leads: [1] });
  });

  it('turn the kind off with the last of them, and come back with it', () => {
    expect(toggled({ on: true, leads: [1] }, 1)).toEqual({ on: false, leads: [1] });
  });

  it('belong to one kind', () => {
    const choices = { kinds: { pay_by: { leads: [1] }, rush: { on: false } } };
    expect(withKind(choices, 'pay_by', { leads: [2] }).kinds).toEqual({ pay_by: { leads: [2] }, rush: { on: false } });
    expect(['pay_by', 'cleared'].map((kind) => hasLeads(kind as 'pay_by'))).toEqual([true, false]);
  });
});
