import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Strip as Facts, StripDay, StripMark } from '../ipc';
import { ClockIcon } from '../parts/icons';
import { Lamp } from '../parts/Lamp';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';
import { addDays, partsOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { holidays, type Place, placeLabels, placeOf, widthOf } from './layout';
import { useEventWords } from './useEventWords';

/** The next thirty days: rest days, and what falls on each. */
export function Strip({ strip }: { strip: Facts }) {
  const { t } = useTranslation('window/overview');
  const box = useRef<HTMLDivElement>(null);
  const { width, rem } = useWidth(box);
  const eventWords = useEventWords();

  const { marks } = strip;
  const day = width / Math.max(1, strip.days.length);
  const labels = marks.map((mark) => {
    const { main, about, plate } = eventWords.mark(mark);
    const text = [main, plate, about].filter(Boolean).join(' ');
    return { start: placeOf(mark.day, strip.days) * day + 4, width: (widthOf(text) + 26) * rem };
  });
  const places = placeLabels(labels, day, width);
  const rows = Math.max(1, ...places.map(({ row }) => row + 1));
  const provisional = strip.days.some((each) => each.provisional);

  return (
    <Section
      title={t('strip')}
      note={t(provisional ? 'strip.provisional' : 'strip.note')}
      className="strip"
      aside={
        <Link href="/calendar" className="second dim">
          {t('strip.calendar')}
        </Link>
      }
    >
      <div className="strip-scroll">
        <div className="strip-days" ref={box} style={{ '--rows': rows } as React.CSSProperties}>
          <Days days={strip.days} />
          <ol className="strip-events">
            {marks.map((mark, index) => (
              <Event key={`${mark.day} ${mark.kind}`} mark={mark} place={places[index]} />
            ))}
          </ol>
        </div>
      </div>
    </Section>
  );
}

function Days({ days }: { days: readonly StripDay[] }) {
  const { t } = useTranslation('window/overview');
  const words = useWords();
  const { word } = useSay();
  const rests = holidays(days).map(({ name, ...run }) => ({ name: word('holiday', name), ...run }));
  const share = (count: number) => `${(count / days.length) * 100}%`;

  const rest = rests.map(({ name, from, to }) => `${name} ${stretchOf(from, to)}`);
  const work = days.filter(({ makes_up }) => makes_up).map(({ day }) => t('strip.works', { day: words.day(day) }));

  function stretchOf(from: number, to: number) {
    const first = days[from]?.day ?? '';
    return words.stretch(first, addDays(first, to - from));
  }

  /** Without the month, which stands among the days. */
  function datesOf(from: number, to: number) {
    const [first, last] = [days[from], days[to]].map((each) => (each ? partsOf(each.day).date : 0));
    return t('strip.dates', { first, last });
  }

  return (
    <div className="strip-picture" role="img" aria-label={[t('strip'), ...rest, ...work].join('；')}>
      {rests.map(({ name, from, to }) => (
        <span key={from} className="strip-holiday ellipsis" style={{ left: share(from), width: share(to - from + 1) }}>
          {to > from ? `${name} ${datesOf(from, to)}` : name}
        </span>
      ))}
      {days.map(({ day, rest, makes_up }, place) => {
        const { date } = partsOf(day);
        const run = rests.find(({ from, to }) => from <= place && place <= to);
        // Over a short holiday there is room for its name alone.
        const named = (place === 0 || date === 1) && (!run || run.to - run.from >= 4);
        return (
          <span
            key={day}
            className={`strip-day ${rest ? 'strip-rest' : ''} ${place === 0 ? 'strip-today' : ''}`}
            style={{ left: share(place), width: share(1) }}
            title={words.dayAndWeekday(day)}
          >
            {named && <em>{monthOf(words.day(day))}</em>}
            <span>{date}</span>
            {makes_up && <b>{t('strip.work')}</b>}
          </span>
        );
      })}
    </div>
  );
}

function Event({ mark, place }: { mark: StripMark; place: Place | undefined }) {
  const { t } = useTranslation('window/overview');
  const words = useWords();
  const eventWords = useEventWords();
  const { main, plate, about } = eventWords.mark(mark);
  const more = mark.count - mark.events.length;
  const named = mark.events.map(eventWords.one);
  const title = (more > 0 ? [...named, t('strip.more', { count: more })] : named).join('\n');
  return (
    <li
      className="strip-event"
      style={
        {
          left: place?.left ?? 0,
          '--row': place?.row ?? 0,
          visibility: place ? undefined : 'hidden',
        } as React.CSSProperties
      }
    >
      <Link href={hrefOf(mark)} className={place?.turned ? 'strip-link strip-turned' : 'strip-link'} title={title}>
        {mark.light ? <Lamp light={mark.light} size={16} /> : <ClockIcon size={16} />}
        <span>
          <span className="unseen">{words.dayAndWeekday(mark.day)} </span>
          <b>{main}</b> {plate && <Plate>{plate}</Plate>} {about}
        </span>
      </Link>
    </li>
  );
}

/** Where a mark leads: to the violation, or to the page that is about several. */
function hrefOf({ kind, count, events }: StripMark): string {
  const violations = events.map(({ violation }) => violation).filter((id) => id !== null);
  if (violations.length === 1 && count === 1) return `/check/${encodeURIComponent(violations[0] ?? '')}`;
  if (violations.length > 0 && violations.length < count) return '/violations';
  if (violations.length > 1) return `/check?ids=${violations.map(encodeURIComponent).join(',')}`;
  return kind === 'filing' ? '/vehicles' : '/accounts';
}

/** The month of a written day: 9月, Sep. */
function monthOf(written: string): string {
  return written.includes('月') ? written.replace(/\d+日$/, '') : written.replace(/^\d+ /, '');
}

/** The width of an element, and how large text is drawn. */
function useWidth(box: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 1000, rem: 1 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const read = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      setSize({ width: element.clientWidth || 1000, rem });
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
