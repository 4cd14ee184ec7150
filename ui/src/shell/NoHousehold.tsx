import { lazy, Suspense, useState } from 'react';
import type { Report } from '../ipc/bindings';
import { Button } from '../parts/Button';
import { Trouble } from '../parts/Trouble';
import { loadParts } from '../words/catalogue';
import { useTranslation } from '../words/useTranslation';
import { Logo } from './Logo';
import './NoHousehold.css';

/** The household could not be opened: there is no page to show but this. */
export function NoHousehold({ trouble, onAgain }: { trouble: Report; onAgain: () => Promise<void> }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);

  const again = async () => {
    setBusy(true);
    await onAgain();
    setBusy(false);
  };

  const lost = trouble.kind === 'damaged' || trouble.kind === 'gone';
  const button = (
    <Button variant={lost ? 'default' : 'primary'} busy={busy} onClick={again}>
      {t('failed.again')}
    </Button>
  );
  return (
    <main className="no-household">
      <div className="row no-household-brand">
        <Logo />
        {t('brand')}
      </div>
      {lost ? (
        <Suspense>
          <DamagedStart gone={trouble.kind === 'gone'} onRestored={onAgain} again={button} />
        </Suspense>
      ) : (
        <Trouble error={trouble} action={button} />
      )}
    </main>
  );
}

const DamagedStart = lazy(() =>
  Promise.all([import('../backups/DamagedStart'), loadParts(['window/backups', 'word'])]).then(([loaded]) => loaded),
);
