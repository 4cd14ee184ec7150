import dayjs from 'dayjs';
import { useTranslation } from '../../words/useTranslation';
import { useWords } from '../../words/useWords';
import 'dayjs/locale/zh-cn';
import './calendar.css';

/** A calendar in the language, that marks Beijing's today instead of the computer's, and begins at a day. */
export function useCalendar(first: string) {
  const { t } = useTranslation();
  const { language, today } = useWords();
  const chinese = language === 'zh';
  return {
    locale: chinese ? 'zh-cn' : 'en',
    firstDayOfWeek: 1 as const,
    highlightToday: false,
    monthLabelFormat: chinese ? 'YYYY年M月' : 'MMMM YYYY',
    yearLabelFormat: chinese ? 'YYYY年' : 'YYYY',
    getDayProps: (day: string) => ({
      className: 'calendar-day',
      'aria-current': day === today ? ('date' as const) : undefined,
      'data-autofocus': day === first || undefined,
    }),
    ariaLabels: {
      monthLevelControl: t('calendar.months'),
      yearLevelControl: t('calendar.years'),
      nextMonth: t('calendar.next-month'),
      previousMonth: t('calendar.previous-month'),
      nextYear: t('calendar.next-year'),
      previousYear: t('calendar.previous-year'),
      nextDecade: t('calendar.next-decade'),
      previousDecade: t('calendar.previous-decade'),
    },
    getDayAriaLabel: (day: string) =>
      dayjs(day)
        .locale(chinese ? 'zh-cn' : 'en')
        .format(chinese ? 'YYYY年M月D日' : 'D MMMM YYYY'),
  };
}
