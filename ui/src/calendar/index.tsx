import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { ask, type CalendarEntry, commands, keepShown } from '../ipc';
import { Button, IconButton } from '../parts/Button';
import { Chip } from '../parts/Chip';
import { BellIcon, ChevronLeftIcon, ChevronRightIcon } from '../parts/icons';
import { Page } from '../parts/Page';
import { Segmented } from '../parts/Segmented';
import { Trouble } from '../parts/Trouble';
import { useAction } from '../shell/actions';
import { go, useChoices } from '../shell/address';
import { keysOf } from '../shell/shortcuts';
import { useNarrow } from '../theme/narrow';
import { isDay, partsOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Agenda, DayList } from './Agenda';
import { addMonths, byDay, hrefOf, monthOf, readMonth } from './layout';
import { MonthGrid } from './MonthGrid';
import './calendar.css';

/** How far the agenda looks ahead, in days. */
const ahead = 90;

/** 日历: a month with what falls on each day, and what comes after one another beside it. */
export default function Calendar() {
  const { t } = useTranslation(['window/calendar', 'window/shell']);
  const words = useWords();
  const narrow = useNarrow();
  const place = usePlace();
  const { month, day } = place;
  const [last, setLast] = useState(day ?? words.today);
  const focusWanted = useRef(false);
  const at = [last, words.today].find((each) => monthOf(each) === month) ?? `${month}-01`;

  const { data: shown, error } = useQuery({
    queryKey: ['calendar', 'month', month, words.today],
    queryFn: () => ask(commands.month(month)),
    ...keepShown,
  });
  const { data: agenda, error: agendaError } = useQuery({
    queryKey: ['calendar', 'agenda', words.today],
    queryFn: () => ask(commands.agenda(ahead, null)),
    ...keepShown,
  });

  const wanted = (entries: readonly CalendarEntry[] = []) =>
    entries.filter(({ what }) => place.reminders || what !== 'reminder');
  const entries = wanted(shown?.entries);

  const walk = (to: string) => {
    focusWanted.current = true;
    setLast(to);
    if (monthOf(to) !== month) place.change({ month: monthOf(to), day: undefined });
  };
  const open = (to: string, these: readonly CalendarEntry[]) => {
    const [only, ...others] = these;
    if (only && others.length === 0) return go(hrefOf(only));
    setLast(to);
    place.change({ day: to });
  };
  const close = () => {
    focusWanted.current = true;
    place.change({ day: undefined, view: 'month' });
  };
  const turn = (months: number) => place.change({ month: addMonths(month, months), day: undefined });
  const toToday = () => {
    focusWanted.current = true;
    setLast(words.today);
    place.change({ month: monthOf(words.today), day: undefined, view: 'month' });
  };
  useAction('calendar.today', toToday);
  useAction('close', day === undefined ? undefined : close);

  const opened = shown?.days.find((each) => each.day === day);
  const list = opened ? (
    <DayList
      day={opened}
      entries={byDay(entries).get(opened.day) ?? []}
      back={t(narrow ? 'month.back' : 'agenda.back')}
      onClose={close}
    />
  ) : (
    agenda && <Agenda entries={wanted(agenda)} hrefOfDay={(to) => place.addressOf({ month: monthOf(to), day: to })} />
  );
  const listed = narrow && (place.view === 'agenda' || day !== undefined);

  return (
    <Page
      title={t('title')}
      subtitle={<span aria-live="polite">{listed ? '' : words.month(`${month}-01`)}</span>}
      actions={
        <>
          {narrow && (
            <Segmented
              label={t('view')}
              options={[
                { value: 'month', label: t('view.month') },
                { value: 'agenda', label: t('view.agenda') },
              ]}
              value={listed ? 'agenda' : 'month'}
              onChange={(view) => place.change({ view, day: undefined })}
            />
          )}
          <Chip
            on={place.reminders}
            icon={<BellIcon size={14} />}
            onClick={() => place.change({ reminders: !place.reminders }, true)}
          >
            {t('reminders')}
          </Chip>
          <Button title={keysOf('calendar.today')} onClick={toToday}>
            {t('to-today')}
          </Button>
          {!listed && (
            <>
              <IconButton
                variant="default"
                label={t('month.previous')}
                keys="PageUp"
                icon={<ChevronLeftIcon size={16} />}
                onClick={() => turn(-1)}
              />
              <IconButton
                variant="default"
                label={t('month.next')}
                keys="PageDown"
                icon={<ChevronRightIcon size={16} />}
                onClick={() => turn(1)}
              />
            </>
          )}
        </>
      }
      rail={narrow ? undefined : { label: t('view.agenda'), content: list, width: 320 }}
    >
      {error || agendaError ? (
        <Trouble error={error ?? agendaError} />
      ) : (
        <div className="calendar">
          {listed
            ? list
            : shown && (
                <>
                  {shown.days.some(({ provisional }) => provisional) && (
                    <p className="second dim calendar-unpublished">
                      {t('unpublished.year', { year: partsOf(shown.first).year })}{' '}
                      <Link href="/settings?part=holidays">{t('unpublished.bring')}</Link>
                    </p>
                  )}
                  <MonthGrid
                    month={shown}
                    entries={entries}
                    at={at}
                    opened={day}
                    focusWanted={focusWanted}
                    onWalk={walk}
                    onOpen={open}
                  />
                </>
              )}
        </div>
      )}
    </Page>
  );
}

type Where = { month: string; day: string | undefined; view: 'month' | 'agenda'; reminders: boolean };

/** What the address says is on show, so that Back brings it again. */
function usePlace() {
  const choices = useChoices();
  const { today } = useWords();
  const day = choices.get('day') ?? undefined;
  const named = day !== undefined && isDay(day) ? day : undefined;
  const where: Where = {
    month: readMonth(choices.get('month')) ?? monthOf(named ?? today),
    day: named,
    view: choices.get('view') === 'agenda' ? 'agenda' : 'month',
    reminders: choices.get('reminders') !== 'off',
  };
  const addressOf = (part: Partial<Where>) => {
    const next = { ...where, ...part };
    const search = new URLSearchParams({ month: next.month });
    if (next.day !== undefined) search.set('day', next.day);
    if (next.view === 'agenda') search.set('view', next.view);
    if (!next.reminders) search.set('reminders', 'off');
    return `/calendar?${search}`;
  };
  const change = (part: Partial<Where>, replace = false) => go(addressOf(part), { replace });
  return { ...where, addressOf, change };
}
