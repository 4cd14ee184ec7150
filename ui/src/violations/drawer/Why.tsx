import type { CaseFile } from '../../ipc';
import { Lamp, lightTone } from '../../parts/Lamp';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';

/** What matters most about it: what is in the way and when it clears, or why there is nothing left to do. */
export function Why({ file: { row, best } }: { file: CaseFile }) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const { say } = useSay('check', 'remedy');
  const words = useWords();
  const lead = best.findings.find(({ check }) => check === best.lead);
  if (!lead) return null;

  const { light } = row;
  const { clears } = lead;
  const cures = lead.remedies.map((cure) => say('remedy', cure.said));
  const others = best.findings.filter((found) => found !== lead && found.severity !== 'info' && !found.muted);
  return (
    <div className={`drawer-why drawer-why-${light}`} aria-live="polite">
      <Lamp light={light} />
      <div>
        <b className={lightTone[light]}>{say('check', lead.said)}</b>
        {clears && clears.kind !== 'action' && (
          <p>{t(clears.kind === 'expected' ? 'clears.expected' : 'clears.at', { when: words.instant(clears.at) })}</p>
        )}
        {cures.length > 0 && <p>{t('mend', { ways: cures.join(t('mend.between')) })}</p>}
        {others.length > 0 && (
          <p className="drawer-why-more">
            {t('why.more', { others: others.map((found) => say('check', found.said)).join(t('semicolon')) })}
          </p>
        )}
      </div>
    </div>
  );
}
