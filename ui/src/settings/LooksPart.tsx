import i18next from 'i18next';
import { useState } from 'react';
import { announceTrouble } from '../forms/deed';
import { languageOf, type Opening, type Preferences } from '../ipc';
import { Segmented } from '../parts/Segmented';
import { toast } from '../parts/toast';
import { changePreferences } from '../shell/preferences';
import { showScale, showTheme } from '../theme/theme';
import { speak } from '../words/catalogue';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';
import { nearestScale, scales } from './scales';

type Looks = Required<Pick<Preferences, 'language' | 'theme' | 'scale'>>;

/** Language, theme and the size of text: seen at once, and kept. */
export function LooksPart({ opening }: { opening: Opening }) {
  const { t } = useTranslation('window/settings');
  const [looks, setLooks] = useState<Looks>({
    language: 'system',
    theme: 'system',
    scale: 100,
    ...opening.preferences,
  });

  const keep = async (change: Partial<Looks>) => {
    setLooks((before) => ({ ...before, ...change }));
    if (change.theme) showTheme(change.theme);
    if (change.scale) showScale(change.scale);
    if (change.language) await speak(languageOf(change.language, opening.locale));
    try {
      await changePreferences(change);
    } catch (error) {
      await announceTrouble(error);
    }
  };
  /** Keeps a choice, and says so with a way back, in the language that is spoken then. */
  const prefer = async (part: keyof Looks, value: Looks[typeof part]) => {
    const before = looks[part];
    await keep({ [part]: value });
    const what = i18next.t(part, { ns: 'window/settings' });
    toast({
      text: i18next.t('window/settings:looks.changed', { what }),
      action: { label: i18next.t('undo'), run: () => void keep({ [part]: before }), back: true, lasts: true },
    });
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
          value={looks.language}
          onChange={(language) => prefer('language', language)}
        />
      </Row>
      <Row title={t('theme')}>
        <Segmented
          label={t('theme')}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(value === 'system' ? 'system' : `theme.${value}`),
          }))}
          value={looks.theme}
          onChange={(theme) => prefer('theme', theme)}
        />
      </Row>
      <Row title={t('scale')} note={t('scale.note')}>
        <Segmented
          label={t('scale')}
          options={scales.map((scale) => ({ value: String(scale), label: `${scale}%` }))}
          value={String(nearestScale(looks.scale))}
          onChange={(scale) => prefer('scale', Number(scale))}
        />
      </Row>
    </>
  );
}
