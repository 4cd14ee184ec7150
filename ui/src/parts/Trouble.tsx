import type { ReactNode } from 'react';
import { useSayTrouble } from '../words/trouble';
import { useTranslation } from '../words/useTranslation';
import { InfoIcon } from './icons';
import './Trouble.css';

type TroubleProps = {
  /** Whatever was thrown. */
  error: unknown;
  /** A button that tries again or goes elsewhere. */
  action?: ReactNode;
};

/** What could not be done, and what to do about it. A blocked payment is no trouble: it has a light. */
export function Trouble({ error, action }: TroubleProps) {
  const { t } = useTranslation();
  const [first, ...more] = useSayTrouble(error);
  return (
    <div className="trouble" role="alert">
      <InfoIcon size={18} aria-hidden />
      <div className="trouble-said">
        <b>{t('failed')}</b>
        <p>{first}</p>
        {more.length > 0 && (
          <ul>
            {more.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {action}
    </div>
  );
}
