import { Button } from '../parts/Button';
import { KeyboardIcon } from '../parts/icons';
import { act } from '../shell/actions';
import { keysOf } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';

/** What this program is, and what it is not. */
export function AboutPart({ version }: { version: string }) {
  const { t } = useTranslation('window/settings');
  return (
    <>
      <div className="settings-say">
        <p>
          <b>{t('about.version', { version })}</b> · {t('about.licence')}
        </p>
        <p>{t('about.is')}</p>
        <ul>
          <li>{t('about.not-12123')}</li>
          <li>{t('about.not-connected')}</li>
          <li>{t('about.no-payments')}</li>
        </ul>
      </div>
      <Row title={t('about.shortcuts')} note={t('about.shortcuts.note', { keys: keysOf('shortcuts') })}>
        <Button icon={<KeyboardIcon size={16} />} onClick={() => act('shortcuts')}>
          {t('about.shortcuts.show')}
        </Button>
      </Row>
    </>
  );
}
