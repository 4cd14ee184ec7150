import { useEffect, useId } from 'react';
import { Link } from 'wouter';
import type { Notices } from '../ipc';
import { IconButton } from '../parts/Button';
import { BellIcon, CloseIcon } from '../parts/icons';
import { dayOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { closeMissed, followed, wasShown } from './missed';
import './Missed.css';

/** How many are listed; the pages have the rest. */
const most = 20;

/** What became due while nobody was there, listed once. It lies over a corner of the page and moves nothing. */
export default function Missed({ since, notices }: Notices) {
  const { t } = useTranslation('window/missed');
  const { say } = useSay('remind');
  const { today } = useWords();
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes up is what is told, once
  useEffect(() => wasShown(notices), []);
  const more = notices.length - most;
  return (
    <section className="missed" aria-labelledby={id} onKeyDown={(event) => event.key === 'Escape' && closeMissed()}>
      <div className="missed-head">
        <BellIcon size={18} />
        <h2 id={id}>{t(dayOf(since) === today ? 'title.today' : 'title')}</h2>
        <span className="second dim">{t('count', { count: notices.length })}</span>
        <span className="spacer" />
        <IconButton size={28} label={t('close')} icon={<CloseIcon size={16} />} onClick={closeMissed} />
      </div>
      <ul>
        {notices.slice(0, most).map((notice) => (
          <li key={notice.key}>
            <Link href={notice.place} className="missed-line" onClick={() => followed(notice.key)}>
              <span>{say('remind', notice.title)}</span>
              <small>{say('remind', notice.body)}</small>
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="missed-more">{t('more', { count: more })}</p>}
    </section>
  );
}
