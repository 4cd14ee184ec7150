import i18next from 'i18next';
import { commands, type Notice, useNews } from '../ipc';
import { toast } from '../parts/toast';
import { go } from '../shell/address';
import { loadParts, spokenLanguage } from '../words/catalogue';
import { say } from '../words/say';

/** More than these at once are shown as one. */
const most = 3;

/**
 * Shows what the desktop could not, so that it is told all the same, and goes where somebody follows a notification to.
 */
export function useTold(today: string) {
  useNews<Notice[]>('told', async (notices) => {
    await loadParts(['remind', 'word']);
    for (const { text, place } of toasts(notices, today)) {
      toast({ text, action: { label: i18next.t('remind:look'), run: () => go(place) } });
    }
    await commands.noticesShown(notices.map(({ key }) => key));
  });
  useNews<string>('followed', (place) => go(place));
}

/** A toast each, or one for many. */
export function toasts(notices: readonly Notice[], today: string): { text: string; place: string }[] {
  const language = spokenLanguage();
  if (notices.length > most) return [{ text: i18next.t('remind:summary', { count: notices.length }), place: '/' }];
  const catalogue = (part: string, key: string) => i18next.getResource(language, part, key);
  return notices.map(({ title, place }) => ({ text: say(catalogue, 'remind', title, language, today), place }));
}
