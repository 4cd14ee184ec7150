import { lazy, Suspense, useState } from 'react';
import type { Backup } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { sizeOf } from '../violations/drawer/evidence';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import '../settings/Settings.css';
import './backups.css';

/** Backups, the newest first, each with the way to restore it. */
export function BackupList({
  backups,
  onRestore,
}: {
  backups: readonly Backup[];
  onRestore: (backup: Chosen) => void;
}) {
  const { t } = useTranslation('window/backups');
  const { stamp, exactly } = useWords();
  const { word } = useSay();
  return (
    // Its own scroll wants the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <ul className="settings-lines backup-list" tabIndex={0} aria-label={t('list')}>
      {backups.map(({ file, at, why, kilobytes, encrypted }) => (
        <li key={file}>
          <time className="one-line" dateTime={at} title={exactly(at)}>
            {stamp(at)}
          </time>
          <span className="backup-why">{word('backup_why', why)}</span>
          {encrypted && <Badge>{t('sealed')}</Badge>}
          <span className="spacer" />
          <span className="backup-size">{sizeOf(kilobytes * 1000)}</span>
          <Button
            size={28}
            aria-label={t('restore-one', { when: stamp(at) })}
            onClick={() => onRestore({ file, sealed: encrypted })}
          >
            {t('restore')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** A backup that somebody may want back. */
export type Chosen = { file: string; sealed: boolean };

/** The dialog that a backup is restored in, and what opens it. */
export function useRestore(more: { damaged?: boolean; onRestored?: () => Promise<void> } = {}) {
  const [chosen, setChosen] = useState<Chosen>();
  const dialog = chosen && (
    <Suspense>
      <RestoreDialog key={chosen.file} {...chosen} {...more} onClose={() => setChosen(undefined)} />
    </Suspense>
  );
  return { dialog, open: setChosen };
}

const RestoreDialog = lazy(() => import('./RestoreDialog'));
