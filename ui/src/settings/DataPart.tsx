import { useQuery } from '@tanstack/react-query';
import { ask, commands } from '../ipc';
import { Button } from '../parts/Button';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';
import { useDoing } from './useDoing';

/** Where the data lies. */
export function DataPart() {
  const { t } = useTranslation('window/settings');
  const { busy, run } = useDoing();
  const { data: folder, error } = useQuery({ queryKey: ['dataFolder'], queryFn: () => ask(commands.dataFolder()) });
  if (error) return <Trouble error={error} />;
  return (
    <Row title={<code className="settings-path">{folder ?? '…'}</code>} note={t('data.note')}>
      <Button busy={busy} onClick={() => run(() => ask(commands.showDataFolder()))}>
        {t('data.open')}
      </Button>
    </Row>
  );
}
