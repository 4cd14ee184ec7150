import { Link } from 'wouter';
import type { Overview, Row } from '../ipc';
import { ClockIcon } from '../parts/icons';
import { Lamp } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';

/** How many lines there is room for; the table has the rest. */
const most = 4;

/** What is blocked and has to wait: why, and until when. What can be done about the others stands among the errands. */
export function Blocked({ overview }: { overview: Overview }) {
  const { t } = useTranslation('window/overview');
  const count = overview.sums.find(({ light }) => light === 'blocked')?.count ?? 0;
  if (count === 0) return null;
  const rows = overview.waiting;
  const others = count - overview.waiting_count;
  return (
    <Section
      title={t('blocked', { count })}
      aside={
        <Link href="/violations?light=blocked" className="second dim">
          {t('blocked.all')}
        </Link>
      }
      className="blocked"
    >
      <ul>
        {rows.slice(0, most).map((row) => (
          <BlockedLine key={row.id} row={row} />
        ))}
      </ul>
      {others > 0 && (
        <p className="blocked-others">{t(rows.length > 0 ? 'blocked.others' : 'blocked.none', { count: others })}</p>
      )}
    </Section>
  );
}

function BlockedLine({ row }: { row: Row }) {
  const { t } = useTranslation('window/overview');
  const { say } = useSay('check');
  const words = useWords();
  return (
    <li>
      <Link href={`/check/${encodeURIComponent(row.id)}`} className="blocked-line">
        <Lamp light="blocked" />
        <span className="blocked-words">
          <span className="blocked-head">
            <b className="ellipsis">{row.offence}</b>
            <Plate>{row.plate}</Plate>
            <span className="spacer" />
            <Money fen={row.amount_fen} />
          </span>
          {row.said && <span className="second dim">{say('check', row.said)}</span>}
          {row.clears_at && (
            <span className="blocked-clears">
              <ClockIcon size={14} />
              <span title={words.exactly(row.clears_at)}>
                {t(row.clears_expected ? 'clears.expected' : 'clears', { when: words.moment(row.clears_at) })}
              </span>
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
