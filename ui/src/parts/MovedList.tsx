import { useState } from 'react';
import type { MovedDate } from '../ipc/bindings';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { Cases } from './Cases';
import { ChevronDownIcon, ChevronUpIcon } from './icons';
import type { MovedDatesProps } from './MovedDates';
import './MovedList.css';

export default function MovedList({ brief = false, ...props }: MovedDatesProps) {
  const { t } = useTranslation('window/moved');
  const [open, setOpen] = useState(false);
  const title = t('moved', { count: props.moved.length });
  const [first, ...others] = props.moved;
  return (
    <section className={brief ? 'moved moved-brief' : 'moved'} aria-label={title}>
      {brief && others.length > 0 ? (
        <button type="button" className="moved-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {title} {open ? <ChevronDownIcon size={14} aria-hidden /> : <ChevronUpIcon size={14} aria-hidden />}
        </button>
      ) : (
        <b>{title}</b>
      )}
      {brief && first && <Line date={first} />}
      {(!brief || open) && <All {...props} />}
    </section>
  );
}

function All({ moved, linked }: MovedDatesProps) {
  const { t } = useTranslation('window/moved');
  const cases = new Map<string, MovedDate[]>();
  for (const date of moved) {
    const id = `${date.subject.noun} ${date.subject.id}`;
    cases.set(id, [...(cases.get(id) ?? []), date]);
  }
  return (
    <div className="moved-all">
      <Cases
        cases={[...cases].flatMap(([id, dates]) => {
          const [first] = dates;
          if (!first) return [];
          const { plate, offence } = first;
          const below = dates.map((date) => <Line key={date.which} date={date} />);
          return [{ id, plate, offence, below, ...(linked && { href: hrefOf(first) }) }];
        })}
        most={5}
        more={(count) => t('more', { count })}
      />
    </div>
  );
}

function Line({ date: { which, old, new: next, why } }: { date: MovedDate }) {
  const { t } = useTranslation('window/moved');
  const { word } = useSay();
  const words = useWords();
  const written = (day: string | null) => (day === null ? t('none') : words.dayAndWeekday(day));
  return (
    <p className="moved-line">
      {t('line', { which: word('which', which) })}
      {written(old)} <span aria-hidden="true">→</span>
      <span className="unseen">{t('to')}</span> <b>{written(next)}</b>
      <span className="dim"> {t('why', { why: word('why', why) })}</span>
    </p>
  );
}

function hrefOf({ subject: { noun, id } }: MovedDate): string {
  return noun === 'violation' ? `/violations/${encodeURIComponent(id)}` : '/vehicles';
}
