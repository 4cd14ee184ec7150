import { useState } from 'react';
import { ask, commands } from '../ipc';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { TextField } from '../parts/Field';
import { Tick } from '../parts/Tick';
import { Trouble } from '../parts/Trouble';
import { toast } from '../parts/toast';
import { useTranslation } from '../words/useTranslation';
import './backups.css';

/** A backup to a folder of one's own, encrypted or not. */
export default function BackUpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['window/backups', 'window/shell']);
  const [encrypt, setEncrypt] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const missing = encrypt && passphrase === '';
  const differs = encrypt && passphrase !== again;

  const make = async () => {
    setTried(true);
    if (busy || missing || differs) return;
    setBusy(true);
    setError(undefined);
    try {
      const made = await ask(commands.backUpTo(encrypt ? passphrase : null));
      if (made !== null) {
        const { file, without_file: count } = made;
        toast({ text: count > 0 ? t('made.without', { file, count }) : t('made', { file }) });
        onClose();
      }
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('folder.title')}
      onSubmit={make}
      footer={
        <>
          <span className="spacer" />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t('folder.choose')}
          </Button>
        </>
      }
    >
      <div className="backup-fields">
        <p className="second dim">{t('folder.note')}</p>
        <Tick checked={encrypt} onChange={setEncrypt}>
          {t('folder.encrypt')}
        </Tick>
        {encrypt && (
          <>
            <TextField
              label={t('passphrase')}
              type="password"
              autoComplete="new-password"
              autoFocus
              value={passphrase}
              onChange={setPassphrase}
              hint={t('folder.lost')}
              error={tried && missing ? t('passphrase.missing') : undefined}
            />
            <TextField
              label={t('passphrase.again')}
              type="password"
              autoComplete="new-password"
              value={again}
              onChange={setAgain}
              error={tried && !missing && differs ? t('passphrase.differ') : undefined}
            />
          </>
        )}
        {error !== undefined && <Trouble error={error} />}
      </div>
    </Dialog>
  );
}
