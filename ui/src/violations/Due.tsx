import type { Row } from '../ipc';
import { Deadline } from '../parts/Numbers';
import { dayOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';

/** The last day of what is to be done next, by which rows are ordered, or why there is none. */
export function Due({ row }: { row: Row }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  if (row.stage === 'paid' || row.paid_at) {
    return <>{row.paid_at ? t('due.paid-on', { day: words.day(dayOf(row.paid_at)) }) : t('due.paid')}</>;
  }
  if (row.stage === 'revoked') return <>{t('due.revoked')}</>;
  if (row.next === 'revoke') return <>{t('due.won')}</>;
  if (row.last_day) {
    return (
      <>
        {row.provisional && <span className="faint">{t('expected')} </span>}
        <Deadline last={row.last_day} show="day" />
      </>
    );
  }
  if (row.light === 'settled') return <>{t(row.warning_only ? 'due.warning' : 'due.nothing')}</>;
  if (row.handle_by) {
    const past = row.handle_by < words.today;
    return (
      <span className={past ? 'tone-wait' : 'dim'} title={t('due.handle-by', { day: words.lastDay(row.handle_by) })}>
        {t('due.confirm', { day: words.day(row.handle_by) })}
      </span>
    );
  }
  return <span className="faint">{t('due.after-confirming')}</span>;
}
