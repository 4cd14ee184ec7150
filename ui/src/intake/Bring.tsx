import { type KeyboardEvent, type Ref, useState } from 'react';
import { Button } from '../parts/Button';
import { isComposing } from '../parts/composing';
import { AreaField } from '../parts/Field';
import { DownloadIcon, UploadIcon } from '../parts/icons';
import { Kbd } from '../parts/Kbd';
import { MenuButton } from '../parts/MenuButton';
import { writtenKeys } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { keepTemplate } from './keepFile';
import { bringText, chooseFiles } from './table';

/** Where something is brought: pasted, typed, or chosen. Files may be dropped anywhere on the page. */
export function Bring({ first, box }: { first: boolean; box: Ref<HTMLTextAreaElement> }) {
  const { t } = useTranslation('window/intake');
  const [text, setText] = useState('');

  const read = async () => {
    if (!text.trim()) return;
    if (await bringText(text)) setText('');
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    // With nothing to read, the same keys take in what is ready.
    if (!text.trim()) return;
    event.preventDefault();
    void read();
  };

  return (
    <section className="intake-bring" aria-label={t('bring')}>
      <AreaField
        ref={box}
        label={t('paste.label')}
        labelUnseen
        placeholder={t('paste')}
        rows={first ? 8 : 2}
        value={text}
        onChange={setText}
        onKeyDown={pressed}
      />
      <div className="intake-bring-ways">
        <Button
          variant={first ? 'primary' : 'default'}
          aria-disabled={text.trim() === ''}
          after={<Kbd>{writtenKeys('mod+enter')}</Kbd>}
          onClick={read}
        >
          {t('read')}
        </Button>
        <Button icon={<UploadIcon size={16} />} onClick={chooseFiles}>
          {t('choose')}
        </Button>
        <MenuButton
          label={t('template')}
          text={t('template')}
          icon={<DownloadIcon size={16} />}
          variant="subtle"
          items={(['csv', 'xlsx'] as const).map((kind) => ({
            label: t(`template.${kind}`),
            run: () => void keepTemplate(kind, t('template.name'), (path) => t('template.kept', { path })),
          }))}
        />
        <span className="faint meta intake-bring-hint">{t('bring.hint')}</span>
      </div>
    </section>
  );
}
