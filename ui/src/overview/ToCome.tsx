import { Fragment } from 'react';
import type { Overview } from '../ipc';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { toCome } from './conclusion';
import { isOver, useEventWords } from './useEventWords';

/** The next few answers and days that nobody has to do anything about. */
export function ToCome({ overview }: { overview: Overview }) {
  const { t } = useTranslation('window/overview');
  const words = useWords();
  const eventWords = useEventWords();
  const events = toCome(overview).slice(0, 3);
  if (events.length === 0) return null;
  return (
    <Section title={t('to-come')}>
      <dl className="to-come">
        {events.map((event) => (
          <Fragment key={`${event.day} ${event.kind} ${event.plate} ${event.name}`}>
            <dt>{event.at && !isOver(event, words.now) ? words.stamp(event.at) : words.dayAndWeekday(event.day)}</dt>
            <dd>{eventWords.one(event)}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}
