import { LinkButton } from '../parts/Button';
import { HistoryIcon, TrashIcon } from '../parts/icons';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';

/** The ways to what was changed and to what was removed. */
export function HistoryPart() {
  const { t } = useTranslation('window/settings');
  return (
    <Row title={t('history.note')}>
      <span className="row settings-backup-doings">
        <LinkButton href="/history" icon={<HistoryIcon size={16} />}>
          {t('history.open')}
        </LinkButton>
        <LinkButton href="/history?show=trash" icon={<TrashIcon size={16} />}>
          {t('history.trash')}
        </LinkButton>
      </span>
    </Row>
  );
}
