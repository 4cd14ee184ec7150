import type { Clock, CountedDay } from '../../ipc';
import { partsOf } from '../../words/beijing';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';
import { weekOf, weeksOf } from './counted';

/** The days of a count: each with its number, rest days shaded, holidays named. */
export function Calendar({ clock }: { clock: Clock }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  const first = clock.days[0];
  if (!first) return null;
  return (
    <table className="drawer-calendar">
      <caption className="unseen">{t('clock.days')}</caption>
      <thead>
        <tr>
          {weekOf(first.day).map((day) => (
            <th key={day} scope="col">
              {words.language === 'zh' ? words.weekday(day).slice(1) : words.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(clock.days).map((week, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a week has no name but its place
          <tr key={place}>
            {week.map((day, place) =>
              day ? (
                <Cell key={day.day} day={day} first={day === first} last={clock.last_day} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing is there
                <td key={place} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, first, last }: { day: CountedDay; first: boolean; last: string }) {
  const { t } = useTranslation('window/violations');
  const { month, date } = partsOf(day.day);
  const { word } = useSay();
  const holiday = day.holiday === null ? undefined : word('holiday', day.holiday);
  const name = day.rest ? (holiday ?? t('clock.rest')) : undefined;
  const classes = ['drawer-day', day.rest && 'drawer-day-rest', day.day === last && 'drawer-day-last'];
  return (
    <td className={classes.filter(Boolean).join(' ')} title={holiday}>
      <span>{first || date === 1 ? `${month}/${date}` : date}</span>
      <span className="drawer-day-number">
        {day.day === last && day.number === null ? t('clock.last') : (day.number ?? name)}
        {day.number !== null && name && <span className="unseen"> {name}</span>}
      </span>
    </td>
  );
}
