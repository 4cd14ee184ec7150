// biome-ignore-all lint/a11y/useSemanticElements: a grid is walked over with the arrow keys, which a table is not
// biome-ignore-all lint/a11y/useFocusableInteractive: what belongs to the months beside it is not walked over
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { CalendarEntry, Month, MonthDay } from '../ipc';
import { addDays, partsOf, weekday } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { byDay, hrefOf, inCell, keyOf, walked, weeksOf } from './layout';
import { useDayWords } from './useDayWords';
import { useEntryWords } from './useEntryWords';

type MonthGridProps = {
  month: Month;
  entries: readonly CalendarEntry[];
  /** The day the keys are at. */
  at: string;
  /** The day whose list is open. */
  opened: string | undefined;
  /** Set when the focus is to come to that day, and unset once it did. */
  focusWanted: RefObject<boolean>;
  onWalk: (day: string) => void;
  onOpen: (day: string, entries: readonly CalendarEntry[]) => void;
};

/** A month: weeks down, days across. The keys walk over the days, Enter opens one. */
export function MonthGrid({ month, entries, at, opened, focusWanted, onWalk, onOpen }: MonthGridProps) {
  const { t } = useTranslation('window/calendar');
  const words = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const days = byDay(entries);
  const weeks = weeksOf(month.days);

  // The month that was walked into may still be read.
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`);
    if (!cell) return;
    focusWanted.current = false;
    cell.focus();
  });

  const pressed = (event: KeyboardEvent, day: string) => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.shiftKey || event.target !== event.currentTarget)
      return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onOpen(day, days.get(day) ?? []);
    }
    const to = walked(day, event.key);
    if (!to) return;
    event.preventDefault();
    onWalk(to);
  };

  return (
    <div ref={grid} className="month" role="grid" aria-label={words.month(month.first)}>
      <div className="month-week month-head" role="row">
        {Array.from({ length: 7 }, (_, place) => words.weekday(addDays('2026-09-21', place))).map((name) => (
          <div key={name} role="columnheader">
            {name}
          </div>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week.find(Boolean)?.day} className="month-week" role="row">
          {week.map((day, place) =>
            day ? (
              <div
                key={day.day}
                role="gridcell"
                className={`month-day ${day.rest ? 'month-rest' : ''}`}
                data-day={day.day}
                tabIndex={day.day === at ? 0 : -1}
                aria-selected={day.day === opened}
                aria-current={day.day === words.today ? 'date' : undefined}
                onClick={(event) => {
                  if (!(event.target as Element).closest('a')) onOpen(day.day, []);
                }}
                onKeyDown={(event) => pressed(event, day.day)}
              >
                <DayHead day={day} before={month.days[partsOf(day.day).date - 2]} />
                <DayLines entries={days.get(day.day) ?? []} />
              </div>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: it is a place of the week, and nothing else
              <div key={place} role="gridcell" className="month-beside">
                <span className="unseen">{t('beside')}</span>
              </div>
            ),
          )}
        </div>
      ))}
    </div>
  );
}

/** The date, and what kind of day it is. */
function DayHead({ day, before }: { day: MonthDay; before: MonthDay | undefined }) {
  const { t } = useTranslation('window/calendar');
  const words = useWords();
  const { word } = useSay();
  const dayWords = useDayWords();
  // A holiday is named where it begins, and again at the head of a week.
  const begins = day.rest && day.holiday && (before?.holiday !== day.holiday || !before.rest || weekday(day.day) === 1);
  const mark = begins && day.holiday ? word('holiday', day.holiday) : day.rush ? t('rush') : '';
  return (
    <div className="month-day-head" title={dayWords(day).join('；') || undefined}>
      <span className="unseen">{[words.dayAndWeekday(day.day), ...dayWords(day)].join('，')}</span>
      <span className="month-date" aria-hidden="true">
        {partsOf(day.day).date}
      </span>
      {day.makes_up && <b aria-hidden="true">{t('works')}</b>}
      <span className="month-mark ellipsis" aria-hidden="true">
        {mark}
      </span>
    </div>
  );
}

function DayLines({ entries }: { entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation('window/calendar');
  const entryWords = useEntryWords();
  const { shown, reminders, more } = inCell(entries);
  return (
    <ul className="month-lines">
      {shown.map((entry) => (
        <li key={keyOf(entry)}>
          <Link
            href={hrefOf(entry)}
            tabIndex={-1}
            className={`month-line month-${entry.what}`}
            title={[entryWords.whole(entry), entryWords.body(entry)].filter(Boolean).join('\n')}
          >
            <span className="month-line-word ellipsis">{entryWords.word(entry)}</span>{' '}
            <span className="month-line-about ellipsis">{entryWords.about(entry)}</span>
          </Link>
        </li>
      ))}
      {reminders > 0 && <li className="month-more ellipsis">{t('reminders.count', { count: reminders })}</li>}
      {more > 0 && <li className="month-more ellipsis">{t('more', { count: more })}</li>}
    </ul>
  );
}
