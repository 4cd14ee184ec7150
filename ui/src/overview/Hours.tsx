import type { Doing, Spell } from '../ipc';
import { Badge } from '../parts/Badge';
import { type Light, lightTone } from '../parts/Lamp';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { stretches, ticks } from './clockBar';

/** What 12123 does over the next day, as a bar and in words. It is reckoned from notices, for nothing here is online. */
export function Hours({ spells }: { spells: readonly Spell[] }) {
  const { t } = useTranslation('window/overview');
  const words = useWords();
  const now = spells[0];
  if (!now) return null;
  const name = (doing: Doing) => t(`doing.${doing}`);

  return (
    <Section
      title={t('hours')}
      note={<Badge light={lightOf[now.doing]}>{name(now.doing)}</Badge>}
      aside={<span className="meta faint">{t('hours.reckoned')}</span>}
      className="hours"
    >
      <div aria-hidden="true">
        <div className="hours-bar">
          {stretches(spells).map(({ from, doing, width }) => (
            <i key={from} className={`hours-${doing}`} style={{ width: `${width}%` }} title={name(doing)} />
          ))}
        </div>
        <div className="hours-clocks">
          <span className={now.doing === 'open' ? '' : lightTone[lightOf[now.doing]]}>{t('hours.begin')}</span>
          {ticks(spells, name, 336).map(({ left, text, doing, turned }) => (
            <span
              key={left}
              className={`hours-named ${lightTone[lightOf[doing]]}`}
              style={turned ? { right: 0 } : { left: `${left}%` }}
            >
              {text}
            </span>
          ))}
        </div>
      </div>
      <ul className="unseen">
        {spells.map(({ from, to, doing }) => (
          <li key={from}>{t('hours.spell', { from: words.moment(from), to: words.moment(to), doing: name(doing) })}</li>
        ))}
      </ul>
    </Section>
  );
}

const lightOf: Record<Doing, Light> = {
  open: 'payable',
  rush: 'caution',
  daily_maintenance: 'blocked',
  announced_maintenance: 'blocked',
};
