import { useQuery } from '@tanstack/react-query';
import { ask, commands, keepShown } from '../ipc';
import { Button } from '../parts/Button';
import { openSample, removeSample } from '../shell/sample';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';
import { useDoing } from './useDoing';

/** A made-up family to look around in, which lies apart from one's own. */
export function SamplePart() {
  const { t } = useTranslation('window/settings');
  const { busy, run } = useDoing();
  const { data } = useQuery({ queryKey: ['standing'], queryFn: () => ask(commands.standing()), ...keepShown });
  const open = data?.sample ?? false;
  return (
    <Row title={t(open ? 'sample.open' : 'sample.closed')} note={t('sample.note')}>
      <Button busy={busy} onClick={() => run(open ? removeSample : openSample)}>
        {t(open ? 'sample.remove' : 'sample.show')}
      </Button>
    </Row>
  );
}
