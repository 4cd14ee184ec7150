import { Button, LinkButton } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { CheckIcon } from '../parts/icons';
import { useTranslation } from '../words/useTranslation';

type FinishedProps = {
  /** How many went in. */
  count: number;
  /** The first violation of them, if there is one. */
  first: string | undefined;
  onMore: () => void;
};

/** Everything is taken in: what is next. */
export function Finished({ count, first, onMore }: FinishedProps) {
  const { t } = useTranslation('window/intake');
  return (
    <Empty
      art={<CheckIcon size={20} aria-hidden />}
      action={
        <span className="row">
          <LinkButton variant="primary" href={first ? `/check/${encodeURIComponent(first)}` : '/violations'}>
            {t(first ? 'finished.check' : 'finished.list')}
          </LinkButton>
          <Button onClick={onMore}>{t('finished.more')}</Button>
        </span>
      }
    >
      <b>{t('finished')}</b>
      <br />
      {t('finished.count', { count })}
    </Empty>
  );
}
