import type { Report } from '../ipc';
import { useSayTrouble } from '../words/trouble';

/** Why a file could not be used, under its name. */
export function Why({ report }: { report: Report }) {
  const lines = useSayTrouble(report);
  return (
    <span className="meta faint settings-path" style={{ flexBasis: '100%' }}>
      {lines.join(' ')}
    </span>
  );
}
