import { memo, useState } from 'react';
import { Link } from 'wouter';
import { announceTrouble, doDeed } from '../forms/deed';
import type { Attempt, Found, Row, Spell } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { ChevronDownIcon, ChevronUpIcon, InfoIcon } from '../parts/icons';
import { Lamp, LightWord } from '../parts/Lamp';
import { useCitations } from '../rules/useRulebook';
import { minutesBetween } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { spellAt } from './bar';
import { choose } from './choice';
import { type CureAbout, type CureButton, useCure } from './cures';
import { lightOf } from './listing';
import { type Offered, twoOf } from './offered';
import { Passed } from './Passed';
import './Findings.css';

type FindingsProps = Pick<Attempt, 'account' | 'method' | 'findings' | 'passed'> & {
  /** Whether another moment than now is asked about. */
  later: boolean;
  /** The moment that is asked about, where a remedy leads to that very one: any other is nothing to draw anew for. */
  met: string | undefined;
  row: Row;
  spells: readonly Spell[];
};

/** What was found, gravest first; what is muted is folded; what passed stands in one line. */
export const Findings = memo(function Findings(props: FindingsProps) {
  const { later, met, row, findings, passed, spells, ...way } = props;
  const { t } = useTranslation('window/check');
  const [open, setOpen] = useState(false);
  const loud = findings.filter((found) => !found.muted);
  const muted = findings.filter((found) => found.muted);
  const buttonsOf = useButtons({ violation: row.id, ...way, later, met }, spells);
  return (
    <section aria-label={t('findings')} className="findings">
      <ul>
        {loud.map((found) => (
          <Finding key={found.check} row={row} found={found} buttons={buttonsOf(found)} />
        ))}
        {open && muted.map((found) => <Finding key={found.check} row={row} found={found} buttons={[]} />)}
      </ul>
      {muted.length > 0 && (
        <button type="button" className="inspector-line second dim" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('muted', { count: muted.length })}
          <span className="spacer" />
          {open ? <ChevronUpIcon size={16} /> : <ChevronDownIcon size={16} />}
        </button>
      )}
      <Passed passed={passed} all={loud.length === 0} />
    </section>
  );
});

type FindingProps = { row: Row; found: Found; buttons: readonly CureButton[] };

function Finding({ row, found, buttons }: FindingProps) {
  const { t } = useTranslation('window/check');
  const { say, word } = useSay('check', 'remedy');
  const cite = useCitations();
  const light = lightOf(found);
  const advice = found.remedies.map((remedy) => say('remedy', remedy.said)).filter(Boolean);
  return (
    <li className={found.muted ? 'finding finding-muted' : 'finding'}>
      {light ? <Lamp light={light} silent /> : <InfoIcon size={18} className="dim" />}
      <div className="finding-said">
        <p className="finding-what">
          {light && !found.muted && <LightWord light={light} />}
          {light && !found.muted && ' '}
          <b>{say('check', found.said)}</b>
        </p>
        {advice.length > 0 && <p className="second dim">{advice.join(t('between'))}</p>}
        <p className="finding-meta meta faint">
          <Clearing found={found} />
          <Link href={`/rules/${found.check}`} title={cite(found.sources)}>
            {found.sources.length > 0 ? cite(found.sources.slice(0, 2)) : word('grade', found.grade)}
          </Link>
          {found.sources.length > 0 && <span>{word('grade', found.grade)}</span>}
          {found.overridden.length > 0 && <Badge>{t('own-value')}</Badge>}
          {found.fingerprint !== null && <Mute row={row} found={found} />}
        </p>
      </div>
      {buttons.length > 0 && (
        <div className="finding-buttons">
          {buttons.map((button) => (
            <Button key={button.label} size={28} onClick={button.run}>
              {button.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function Clearing({ found: { clears, severity } }: { found: Found }) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  if (!clears || severity === 'info') return null;
  if (clears.kind === 'action') return severity === 'warn' ? null : <span>{t('clears.action')}</span>;
  const near = Math.abs(minutesBetween(words.now, clears.at)) < 24 * 60;
  return (
    <time dateTime={clears.at} title={words.exactly(clears.at)}>
      {t(`clears.${clears.kind}`, { when: words.moment(clears.at) })}
      {near && t('comma') + words.fromNow(clears.at)}
    </time>
  );
}

function Mute({ row, found }: { row: Row; found: Found }) {
  const { t } = useTranslation('window/check');
  const mute = () =>
    doDeed({
      deed: 'mute',
      check: found.check,
      violation: row.id,
      fingerprint: found.fingerprint ?? '',
      muted: !found.muted,
    }).catch(announceTrouble);
  return (
    <button type="button" className="finding-mute" onClick={mute}>
      {t(found.muted ? 'unmute' : 'mute')}
    </button>
  );
}

/** What can be pressed about each finding, and each only once. */
function useButtons(attempt: CureAbout, spells: readonly Spell[]): (found: Found) => readonly CureButton[] {
  const { t } = useTranslation('window/check');
  const { now } = useWords();
  const cure = useCure();
  const open = spellAt(spells, now)?.doing === 'open';
  const known = new Set<string>();
  return (found) => {
    const about = { ...attempt, check: found.check };
    const offered: Offered[] = found.remedies.flatMap((remedy) => {
      const button = cure(remedy, about);
      return button ? { ...button, switches: remedy.account !== null || remedy.method !== null } : [];
    });
    if (found.about === 'when' && attempt.later && open) {
      offered.unshift({ label: t('cure.now'), run: () => choose({ at: null }), switches: true });
    }
    const buttons = twoOf(offered.filter(({ label }) => !known.has(label)));
    for (const { label } of buttons) known.add(label);
    return buttons;
  };
}
