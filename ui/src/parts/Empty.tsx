import type { ReactNode } from 'react';
import './Empty.css';

/** Nothing here yet: one sentence, one button. */
export function Empty({ children, action, art }: { children: ReactNode; action?: ReactNode; art?: ReactNode }) {
  return (
    <div className="empty">
      {art}
      <p>{children}</p>
      {action}
    </div>
  );
}
