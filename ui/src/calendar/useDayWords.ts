import type { MonthDay } from '../ipc';
import { useTranslation } from '../words/useTranslation';

/** What kind of day it is, beside its date. */
export function useDayWords() {
  const { t } = useTranslation('window/calendar');
  return ({ rest, holiday, makes_up, rush, provisional }: MonthDay): string[] =>
    [
      rest && (holiday ?? t('rest')),
      makes_up && t('makes-up', { holiday: holiday ?? '' }),
      rush && t('rush'),
      provisional && t('unpublished'),
    ].filter((word): word is string => typeof word === 'string');
}
