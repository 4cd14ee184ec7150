import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ask, commands, type Salvage } from '../ipc';
import { Button } from '../parts/Button';
import { AlertIcon, DownloadIcon } from '../parts/icons';
import { Section } from '../parts/Section';
import { Trouble } from '../parts/Trouble';
import { useAfter } from '../parts/useAfter';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { BackupList, useRestore } from './BackupList';
import { useCounts } from './Inside';
import { restore } from './restore';
import { Salvaged } from './Salvaged';
import './DamagedStart.css';

type DamagedStartProps = { gone: boolean; onRestored: () => Promise<void>; again: ReactNode };

/**
 * The database is damaged, or gone while its backups are there: what was found, the newest good backup, the others, and what
 * can still be read.
 */
export default function DamagedStart({ gone, onRestored, again }: DamagedStartProps) {
  const { t } = useTranslation('window/backups');
  const { stamp, names, today } = useWords();
  const counts = useCounts();
  const restoring = useRestore({ damaged: true, onRestored });
  const [busy, setBusy] = useState<'restore' | 'salvage'>();
  const [error, setError] = useState<unknown>();
  const [salvaged, setSalvaged] = useState<Salvage[]>();
  const { data: newest, isPending } = useQuery({
    queryKey: ['newestGoodBackup'],
    queryFn: () => ask(commands.newestGoodBackup()),
  });
  const { data: backups = [] } = useQuery({ queryKey: ['backups'], queryFn: () => ask(commands.backups()) });
  const { data: folder } = useQuery({ queryKey: ['dataFolder'], queryFn: () => ask(commands.dataFolder()) });
  const looking = useAfter(isPending, 200);
  const [backup, contents] = newest ?? [];
  // Until it is known which is the newest good one, none is one of the others.
  const others = isPending ? [] : backups.filter(({ file }) => file !== backup?.file);

  const attempt = async (what: 'restore' | 'salvage', work: () => Promise<void>) => {
    if (busy) return;
    setBusy(what);
    setError(undefined);
    try {
      await work();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(undefined);
    }
  };
  const restoreNewest = (file: string) =>
    attempt('restore', async () => {
      await restore(file, null);
      await onRestored();
    });
  const fromFile = () =>
    attempt('restore', async () => {
      const file = await ask(commands.chooseBackup());
      if (file !== null) restoring.open({ file, sealed: file.endsWith('.age') });
    });
  const salvage = () =>
    attempt('salvage', async () => {
      const tolls = await ask(commands.salvage(`${t('damaged.salvage.name')}-${today}.json`));
      if (tolls !== null) setSalvaged(tolls);
    });

  return (
    <>
      <div className="damaged-found">
        <h1>
          <AlertIcon size={20} aria-hidden />
          {t(gone ? 'gone.title' : 'damaged.title')}
        </h1>
        <p>{t(gone ? 'gone.found' : 'damaged.found')}</p>
        <p className="second dim settings-path">{t('damaged.where', { folder: folder ?? '…' })}</p>
      </div>
      <Section title={t('damaged.newest')}>
        {backup && contents ? (
          <div className="damaged-line">
            <p>{t('damaged.newest.is', { when: stamp(backup.at), facts: names(counts(contents.facts)) })}</p>
            <Button variant="primary" busy={busy === 'restore'} onClick={() => restoreNewest(backup.file)}>
              {t('damaged.newest.do')}
            </Button>
          </div>
        ) : (
          <p className="second dim damaged-line">
            {isPending ? looking && t('damaged.looking') : t('damaged.no-good')}
          </p>
        )}
        {!gone && <p className="second dim">{t('restore.kept.damaged')}</p>}
      </Section>
      {error !== undefined && <Trouble error={error} />}
      <Section
        title={t('damaged.others')}
        aside={
          <Button size={28} onClick={fromFile}>
            {t('from-file')}
          </Button>
        }
      >
        {others.length > 0 && <BackupList backups={others} onRestore={restoring.open} />}
      </Section>
      <div className="damaged-line">
        {!gone && (
          <>
            <p className="second dim">{t('damaged.salvage.note')}</p>
            <Button icon={<DownloadIcon size={16} />} busy={busy === 'salvage'} onClick={salvage}>
              {t('damaged.salvage')}
            </Button>
          </>
        )}
        {again}
      </div>
      {salvaged && <Salvaged tolls={salvaged} />}
      {restoring.dialog}
    </>
  );
}
