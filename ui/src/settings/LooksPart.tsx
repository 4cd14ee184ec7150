import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announceTrouble } from '../forms/deed';
import { ask, commands, languageOf, type Opening, type Preferences, queryClient } from '../ipc';
import { Segmented } from '../parts/Segmented';
import { showScale, showTheme } from '../theme/theme';
import { speak } from '../words/catalogue';
import { Row } from './Row';
import { nearestScale, scales } from './scales';

/** Language, theme and the size of text: seen at once, and kept. */
export function LooksPart({ opening }: { opening: Opening }) {
  const { t } = useTranslation('window/settings');
  const [wanted, setWanted] = useState<Preferences>(opening.preferences);

  const prefer = async (change: Preferences) => {
    const next = { ...wanted, ...change };
    setWanted(next);
    if (change.theme) showTheme(change.theme);
    if (change.scale) showScale(change.scale);
    if (change.language) await speak(languageOf(change.language, opening.locale));
    try {
      await ask(commands.prefer(next));
      await queryClient.invalidateQueries({ queryKey: ['opening'] });
    } catch (error) {
      await announceTrouble(error);
    }
  };

  return (
    <>
      <Row title={t('language')}>
        <Segmented
          label={t('language')}
          options={[
            { value: 'system', label: t('system') },
            { value: 'zh', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
          value={wanted.language ?? 'system'}
          onChange={(language) => prefer({ language })}
        />
      </Row>
      <Row title={t('theme')}>
        <Segmented
          label={t('theme')}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(value === 'system' ? 'system' : `theme.${value}`),
          }))}
          value={wanted.theme ?? 'system'}
          onChange={(theme) => prefer({ theme })}
        />
      </Row>
      <Row title={t('scale')} note={t('scale.note')}>
        <Segmented
          label={t('scale')}
          options={scales.map((scale) => ({ value: String(scale), label: `${scale}%` }))}
          value={String(nearestScale(wanted.scale ?? 100))}
          onChange={(scale) => prefer({ scale: Number(scale) })}
        />
      </Row>
    </>
  );
}
