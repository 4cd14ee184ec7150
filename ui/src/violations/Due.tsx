import { useTranslation } from 'react-i18next';
import type { Row } from '../ipc';
import { Deadline } from '../parts/Numbers';
import { dayOf } from '../words/beijing';
import { useWords } from '../words/useWords';

/** The last day of a row, or why it has none: it is paid, or the clock has not begun. */
export function Due({ row }: { row: Row }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  if (row.stage === 'paid') {
    return <>{row.paid_at ? t('due.paid-on', { day: words.day(dayOf(row.paid_at)) }) : t('due.paid')}</>;
  }
  if (row.stage === 'revoked') return <>{t('due.revoked')}</>;
  if (row.warning_only) return <>{t('due.warning')}</>;
  if (row.last_day) {
    return (
      <>
        {row.provisional && <span className="faint">{t('expected')} </span>}
        <Deadline last={row.last_day} show="day" />
      </>
    );
  }
  if (row.light === 'settled') return <>{t('due.nothing')}</>;
  return (
    <span
      className="faint"
      title={row.handle_by ? t('due.handle-by', { day: words.lastDay(row.handle_by) }) : undefined}
    >
      {t('due.after-confirming')}
    </span>
  );
}
