import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { CalendarEntry, MonthDay } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { ClipboardIcon } from '../parts/icons';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';
import { act } from '../shell/actions';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { agendaOf, folded, hrefOf, keyOf } from './layout';
import { useDayWords } from './useDayWords';
import { useEntryWords } from './useEntryWords';

type AgendaProps = { entries: readonly CalendarEntry[]; hrefOfDay: (day: string) => string };

/** What is late, and after it the days ahead. */
export function Agenda({ entries, hrefOfDay }: AgendaProps) {
  const { t } = useTranslation('window/calendar');
  const words = useWords();
  const { late, days } = agendaOf(entries, words.today);
  if (late.length === 0 && days.length === 0) {
    return (
      <Empty
        action={
          <Button icon={<ClipboardIcon size={16} />} onClick={() => act('new')}>
            {t('new')}
          </Button>
        }
      >
        {t('empty')}
      </Empty>
    );
  }
  return (
    <>
      {late.length > 0 && (
        <Section title={t('overdue')} note={t('count', { count: late.length })} className="agenda-day">
          <Lines entries={late} />
        </Section>
      )}
      {days.map(([day, these]) => (
        <Section
          key={day}
          title={words.dayAndWeekday(day)}
          note={day === words.today ? t('today') : undefined}
          className="agenda-day"
        >
          <Lines entries={folded(these).others}>
            <Reminders day={day} count={folded(these).reminders} href={hrefOfDay(day)} />
          </Lines>
        </Section>
      ))}
    </>
  );
}

type DayListProps = {
  day: MonthDay;
  entries: readonly CalendarEntry[];
  /** What the button that leaves it says: where it leads. */
  back: string;
  onClose: () => void;
};

/** All of one day. */
export function DayList({ day, entries, back, onClose }: DayListProps) {
  const { t } = useTranslation('window/calendar');
  const words = useWords();
  const dayWords = useDayWords();
  const box = useRef<HTMLDivElement>(null);

  // Whoever opened it by the keyboard goes on with it there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is another list
  useLayoutEffect(() => box.current?.focus(), [day.day]);

  return (
    <div ref={box} tabIndex={-1} className="agenda-opened">
      <Section
        title={words.dayAndWeekday(day.day)}
        note={dayWords(day).join('，')}
        className="agenda-day"
        aside={
          <Button size={28} variant="subtle" onClick={onClose}>
            {back}
          </Button>
        }
      >
        {entries.length > 0 ? <Lines entries={entries} /> : <p className="second dim agenda-none">{t('day.empty')}</p>}
      </Section>
    </div>
  );
}

/** How many reminders a day has; they are read on its own list. */
function Reminders({ day, count, href }: { day: string; count: number; href: string }) {
  const { t } = useTranslation('window/calendar');
  const words = useWords();
  if (count === 0) return null;
  return (
    <li>
      <Link href={href} className="agenda-line agenda-reminder">
        <span className="unseen">{words.dayAndWeekday(day)} </span>
        {t('reminders.count', { count })}
      </Link>
    </li>
  );
}

function Lines({ entries, children }: { entries: readonly CalendarEntry[]; children?: ReactNode }) {
  return (
    <ul className="agenda-lines">
      {entries.map((entry) => (
        <Line key={keyOf(entry)} entry={entry} />
      ))}
      {children}
    </ul>
  );
}

function Line({ entry }: { entry: CalendarEntry }) {
  const { t } = useTranslation('window/calendar');
  const entryWords = useEntryWords();
  const { what, about, subject, late, provisional } = entry;
  // A reminder and what is late say at once what is to be done.
  const spoken = (late || what === 'reminder') && entry.title !== null;
  const clock = entryWords.clock(entry);
  return (
    <li>
      <Link href={hrefOf(entry)} className={`agenda-line agenda-${what}`}>
        <span className="agenda-main">
          {what === 'reminder' && <span className="dim">{t('reminder')} </span>}
          {spoken ? (
            <b>{entryWords.title(entry)}</b>
          ) : (
            <>
              <b>{entryWords.word(entry)}</b>{' '}
              {about !== null && (subject?.noun === 'account' ? about : <Plate>{about}</Plate>)}
            </>
          )}
          {clock && <span className="dim"> {clock}</span>}
        </span>
        {what === 'expected' && <Badge>{t('expected')}</Badge>}
        {provisional && what !== 'reminder' && <Badge title={t('provisional.hint')}>{t('provisional')}</Badge>}
        {what !== 'reminder' && <span className="agenda-body">{entryWords.body(entry)}</span>}
      </Link>
    </li>
  );
}
