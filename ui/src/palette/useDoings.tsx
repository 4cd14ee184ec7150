import { useQuery } from '@tanstack/react-query';
import { type Asked, openForm } from '../forms/asked';
import { announceTrouble } from '../forms/deed';
import { keepExport } from '../intake/keepFile';
import { ask, commands } from '../ipc';
import {
  BellIcon,
  CarIcon,
  ClipboardIcon,
  CloseIcon,
  CreditCardIcon,
  DownloadIcon,
  FileIcon,
  HistoryIcon,
  IdCardIcon,
  KeyboardIcon,
  LanguageIcon,
  MoonIcon,
  RedoIcon,
  SettingsIcon,
  SunIcon,
  TrafficIcon,
  TrashIcon,
  UndoIcon,
  UserIcon,
  UsersIcon,
} from '../parts/icons';
import { Kbd } from '../parts/Kbd';
import { parts } from '../settings/parts';
import { act } from '../shell/actions';
import { go } from '../shell/address';
import { navigable } from '../shell/pages';
import { changePreferences } from '../shell/preferences';
import { openSample, removeSample } from '../shell/sample';
import { type ActionId, keysOf } from '../shell/shortcuts';
import { showTheme, useShade } from '../theme/theme';
import { speak } from '../words/catalogue';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { Entry } from './entries';

/** What can be done from the palette, and the pages. Each also has its place elsewhere. */
export function useDoings(): Entry[] {
  const { t } = useTranslation(['window/palette', 'window/shell', 'window/settings', 'window/violations']);
  const { language } = useWords();
  const shade = useShade();
  const { data: standing } = useQuery({ queryKey: ['standing'], queryFn: () => ask(commands.standing()) });

  const doing = (id: string, icon: React.ReactNode, run: () => void, keys?: ActionId): Entry => {
    const written = keys && keysOf(keys);
    return {
      id: `do-${id}`,
      group: 'actions',
      icon,
      label: t(`do.${id}`),
      words: t(`words.${id}`),
      end: written && <Kbd>{written}</Kbd>,
      run,
    };
  };
  const form = (id: string, icon: React.ReactNode, asked: Asked) => doing(id, icon, () => openForm(asked));

  const otherShade = shade === 'dark' ? 'light' : 'dark';
  const otherLanguage = language === 'zh' ? 'en' : 'zh';

  return [
    doing('new', <ClipboardIcon size={18} />, () => act('new'), 'new'),
    doing('check', <TrafficIcon size={18} />, () => go('/check')),
    doing('undo', <UndoIcon size={18} />, () => act('undo'), 'undo'),
    doing('redo', <RedoIcon size={18} />, () => act('redo'), 'redo'),
    doing('history', <HistoryIcon size={18} />, () => go('/history')),
    doing('trash', <TrashIcon size={18} />, () => go('/history?show=trash')),
    doing('export', <DownloadIcon size={18} />, () => {
      const texts = { ns: 'window/violations' };
      void keepExport('xlsx', t('export.name', texts), (path) => t('export.kept', { ...texts, path }));
    }),
    doing(otherShade, otherShade === 'dark' ? <MoonIcon size={18} /> : <SunIcon size={18} />, () => {
      showTheme(otherShade);
      changePreferences({ theme: otherShade }).catch(announceTrouble);
    }),
    doing('language', <LanguageIcon size={18} />, () => {
      speak(otherLanguage)
        .then(() => changePreferences({ language: otherLanguage }))
        .catch(announceTrouble);
    }),
    form('member', <UserIcon size={18} />, { form: 'member' }),
    form('account', <IdCardIcon size={18} />, { form: 'account' }),
    form('vehicle', <CarIcon size={18} />, { form: 'vehicle' }),
    form('method', <CreditCardIcon size={18} />, { form: 'method' }),
    form('filing', <FileIcon size={18} />, { form: 'filing' }),
    form('notice', <BellIcon size={18} />, { form: 'notice' }),
    doing('shortcuts', <KeyboardIcon size={18} />, () => act('shortcuts'), 'shortcuts'),
    doing('quit', <CloseIcon size={18} />, () => void ask(commands.quit()).catch(announceTrouble)),
    standing?.sample
      ? doing('remove-sample', <UndoIcon size={18} />, removeSample)
      : doing('sample', <UsersIcon size={18} />, openSample),
    ...navigable.map(({ id, path, icon: Icon }): Entry => {
      const keys = keysOf(`page.${id}` as ActionId);
      return {
        id: `page-${id}`,
        group: 'pages',
        icon: Icon && <Icon size={18} />,
        label: t(`page.${id}`, { ns: 'window/shell' }),
        words: t(`words.page.${id}`),
        end: keys && <Kbd>{keys}</Kbd>,
        run: () => go(path),
      };
    }),
    ...parts.map(
      (part): Entry => ({
        id: `part-${part}`,
        group: 'pages',
        icon: <SettingsIcon size={18} />,
        label: t(`part.${part}`, { ns: 'window/settings' }),
        hint: t('page.settings', { ns: 'window/shell' }),
        words: t(`words.part.${part}`),
        run: () => go(`/settings?part=${part}`),
      }),
    ),
  ];
}
