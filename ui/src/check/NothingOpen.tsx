import { useQuery } from '@tanstack/react-query';
import { ask, commands } from '../ipc';
import { LinkButton } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Page } from '../parts/Page';
import { Signal } from '../parts/Signal';
import { useTranslation } from '../words/useTranslation';

/** Nothing is left to check: all is settled, or nothing was ever entered. */
export function NothingOpen() {
  const { t } = useTranslation('window/check');
  const { data: standing } = useQuery({ queryKey: ['standing'], queryFn: () => ask(commands.standing()) });
  return (
    <Page title={t('title')}>
      <Empty
        art={standing?.empty ? undefined : <Signal light="payable" />}
        action={
          <LinkButton variant="primary" href="/intake">
            {t('empty.add')}
          </LinkButton>
        }
      >
        {t(standing?.empty ? 'empty.none' : 'empty.all-clear')}
      </Empty>
    </Page>
  );
}
