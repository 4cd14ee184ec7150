import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { BackupList, useRestore } from '../backups/BackupList';
import { nameOf } from '../backups/restore';
import { ask, commands, keepShown } from '../ipc';
import { Button } from '../parts/Button';
import { Trouble } from '../parts/Trouble';
import { toast } from '../parts/toast';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';
import { useDoing } from './useDoing';

/** The family's backups: making one, and getting one back. */
export function BackupsPart() {
  const { t } = useTranslation('window/backups');
  const { busy, run } = useDoing();
  const restoring = useRestore();
  const [choosing, setChoosing] = useState(false);
  const { data: backups, error } = useQuery({
    queryKey: ['backups'],
    queryFn: () => ask(commands.backups()),
    ...keepShown,
  });
  const { data: standing } = useQuery({
    queryKey: ['standing'],
    queryFn: () => ask(commands.standing()),
    ...keepShown,
  });
  const { data: folder } = useQuery({ queryKey: ['dataFolder'], queryFn: () => ask(commands.dataFolder()) });

  const make = () =>
    run(async () => {
      const made = await ask(commands.backUp());
      toast({ text: made ? t('made', { file: nameOf(made.file) }) : t('nothing') });
    });
  const fromFile = () =>
    run(async () => {
      const file = await ask(commands.chooseBackup());
      if (file !== null) restoring.open({ file, sealed: file.endsWith('.age') });
    });

  return (
    <>
      {standing?.sample && <p className="second dim">{t('own')}</p>}
      <Row title={t('note')} note={t('files', { folder: folder ? `${folder}/files` : '…' })} />
      <div className="row settings-backup-doings">
        <Button busy={busy} onClick={make}>
          {t('now')}
        </Button>
        <Button onClick={() => setChoosing(true)}>{t('to-folder')}</Button>
        <Button onClick={fromFile}>{t('from-file')}</Button>
      </div>
      {error && <Trouble error={error} />}
      {backups?.length === 0 && <p className="second dim">{t('none')}</p>}
      {backups && backups.length > 0 && <BackupList backups={backups} onRestore={restoring.open} />}
      {restoring.dialog}
      {choosing && (
        <Suspense>
          <BackUpDialog onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  );
}

const BackUpDialog = lazy(() => import('../backups/BackUpDialog'));
