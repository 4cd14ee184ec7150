import { Link } from 'wouter';
import type { Overview, Sum } from '../ipc';
import { Lamp, LightWord } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { epoch } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';

/** What each light comes to, and the way to what has it. */
export function Lamps({ overview }: { overview: Overview }) {
  const { t } = useTranslation('window/overview');
  return (
    <nav className="overview-lamps" aria-label={t('lamps')}>
      {overview.sums.map((sum) => (
        <Link key={sum.light} href={`/violations?light=${sum.light}`} className="overview-lamp">
          <Lamp light={sum.light} size={20} silent />
          <span>
            <LightWord light={sum.light} /> {t('count', { count: sum.count })}
          </span>
          <Money fen={sum.amount_fen} />
          <Remark sum={sum} movable={overview.movable} />
        </Link>
      ))}
    </nav>
  );
}

function Remark({ sum, movable }: { sum: Sum; movable: number }) {
  const { t } = useTranslation('window/overview');
  const words = useWords();

  const remark = (): string => {
    if (sum.count === 0) return t('lamp.none');
    if (sum.light === 'blocked') {
      if (movable > 0) return t('lamp.movable', { count: movable });
      if (sum.soonest && epoch(sum.soonest) > epoch(words.now)) {
        return t('lamp.soonest', { when: words.moment(sum.soonest) });
      }
    }
    if (sum.free > 0 && sum.free === sum.count) return t('lamp.free');
    if (sum.light === 'caution' && sum.late > 0) return t('lamp.late', { count: sum.late });
    return t(`lamp.${sum.light}`);
  };
  return <small>{remark()}</small>;
}
