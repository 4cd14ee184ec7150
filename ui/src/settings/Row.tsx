import type { ReactNode } from 'react';

/** A line of the settings: what it is about, and what changes it. */
export function Row({ title, note, children }: { title: ReactNode; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="settings-row">
      <div className="settings-row-words">
        <div>{title}</div>
        {note && <p>{note}</p>}
      </div>
      {children}
    </div>
  );
}
