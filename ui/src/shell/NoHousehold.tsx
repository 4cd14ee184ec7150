import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../ipc/bindings';
import { Button } from '../parts/Button';
import { Trouble } from '../parts/Trouble';
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

  return (
    <main className="no-household">
      <h1 className="row">
        <Logo />
        {t('brand')}
      </h1>
      <Trouble
        error={trouble}
        action={
          <Button variant="primary" busy={busy} onClick={again}>
            {t('failed.again')}
          </Button>
        }
      />
    </main>
  );
}
