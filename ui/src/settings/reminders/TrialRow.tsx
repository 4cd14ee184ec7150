import { ask, commands } from '../../ipc';
import { Button } from '../../parts/Button';
import { BellIcon } from '../../parts/icons';
import { toast } from '../../parts/toast';
import { useTranslation } from '../../words/useTranslation';
import { Row } from '../Row';
import { useDoing } from '../useDoing';

/** Shows how a reminder looks: on the desktop, or here where that shows none. */
export function TrialRow() {
  const { t } = useTranslation(['window/settings', 'remind']);
  const { busy, run } = useDoing();
  const tried = () =>
    run(async () => {
      if (!(await ask(commands.tryNotice()))) toast({ text: t('trial.here') });
    });
  return (
    <Row title={t('trial')} note={t('trial.note')}>
      <Button icon={<BellIcon size={16} />} busy={busy} onClick={tried}>
        {t('trial.show')}
      </Button>
    </Row>
  );
}
