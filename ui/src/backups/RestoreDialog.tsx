import { useEffect, useState } from 'react';
import { ask, type Contents, commands } from '../ipc';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { TextField } from '../parts/Field';
import { Trouble } from '../parts/Trouble';
import { useAfter } from '../parts/useAfter';
import { troubleKind } from '../words/trouble';
import { useTranslation } from '../words/useTranslation';
import { Inside } from './Inside';
import { nameOf, restore } from './restore';
import './backups.css';

type RestoreDialogProps = {
  file: string;
  /** Whether its name says that it is encrypted. */
  sealed: boolean;
  /** The present cannot be read: it is kept as it is. */
  damaged?: boolean;
  onClose: () => void;
  onRestored?: () => Promise<void>;
};

/** What a backup holds, before it takes the place of the household. An encrypted one is opened first. */
export default function RestoreDialog({ file, sealed, damaged = false, onClose, onRestored }: RestoreDialogProps) {
  const { t } = useTranslation('window/backups');
  const [wants, setWants] = useState(sealed);
  const [passphrase, setPassphrase] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [contents, setContents] = useState<Contents>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const waiting = useAfter(busy && !contents && !wants, 200);
  const key = wants ? passphrase : null;

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setWrong(undefined);
    setError(undefined);
    try {
      await work();
    } catch (refused) {
      const kind = troubleKind(refused);
      if (kind === 'sealed') {
        setWants(true);
        if (wants) setWrong(t('passphrase.missing'));
      } else if (kind === 'wrong-passphrase') setWrong(t('passphrase.wrong'));
      else setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const look = () => attempt(async () => setContents(await ask(commands.inspectBackup(file, key))));
  const put = () =>
    attempt(async () => {
      await restore(file, key);
      await onRestored?.();
      onClose();
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at once, when the dialog opens
  useEffect(() => {
    if (!sealed) void look();
  }, []);

  const asks = wants && !contents;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('restore.title')}
      width={560}
      onSubmit={() => {
        if (!busy) void (contents ? put() : look());
      }}
      footer={
        <>
          <span className="spacer" />
          <Button onClick={onClose}>{t('cancel')}</Button>
          {asks ? (
            <Button variant="primary" type="submit" busy={busy}>
              {t('passphrase.open')}
            </Button>
          ) : (
            <Button variant="primary" type="submit" busy={busy} disabled={!contents}>
              {t(contents?.sound === false ? 'restore.anyway' : 'restore.do')}
            </Button>
          )}
        </>
      }
    >
      <div className="backup-fields backup-inside">
        <code className="settings-path">{nameOf(file)}</code>
        {asks && (
          <TextField
            label={t('passphrase')}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
            hint={t('passphrase.why')}
            error={wrong}
          />
        )}
        {waiting && <p className="second dim">{t('busy', { ns: 'window/shell' })}</p>}
        {contents && (
          <>
            <Inside contents={contents} />
            <p className="second dim">{t(damaged ? 'restore.kept.damaged' : 'restore.kept')}</p>
          </>
        )}
        {error !== undefined && <Trouble error={error} />}
      </div>
    </Dialog>
  );
}
