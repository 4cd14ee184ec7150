import type { MaintenanceNotice } from '../ipc';
import { epoch } from '../words/beijing';

/** What is still to come first, the nearest before the others; then what is past, the newest first. */
export function byStanding(notices: readonly MaintenanceNotice[], now: string): MaintenanceNotice[] {
  const at = epoch(now);
  const past = (notice: MaintenanceNotice) => epoch(notice.to) <= at;
  const coming = notices.filter((notice) => !past(notice)).sort((a, b) => epoch(a.from) - epoch(b.from));
  return [...coming, ...notices.filter(past).sort((a, b) => epoch(b.from) - epoch(a.from))];
}
