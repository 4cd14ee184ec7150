import { Button, LinkButton } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { useTranslation } from '../words/useTranslation';
import { type Asking, isNarrowed, widened } from './asking';

/** None at all, or none that the filters let through. */
export function ListEmpty({ asking, onChange }: { asking: Asking; onChange: (asking: Asking) => void }) {
  const { t } = useTranslation('window/violations');
  if (isNarrowed(asking)) {
    return (
      <Empty action={<Button onClick={() => onChange(widened(asking))}>{t('empty.widen')}</Button>}>
        {asking.search.trim() ? t('empty.search', { text: asking.search.trim() }) : t('empty.filter')}
      </Empty>
    );
  }
  return (
    <Empty
      action={
        <LinkButton variant="primary" href="/intake">
          {t('empty.paste')}
        </LinkButton>
      }
    >
      {t('empty')}
    </Empty>
  );
}
