import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../../ipc';
import { Lamp, lightTone } from '../../parts/Lamp';
import { useSay, useWords } from '../../words/useWords';

/** What is in the way and when it clears, in the one box of the drawer. */
export function Why({ file: { row, best } }: { file: CaseFile }) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const { say } = useSay('check', 'remedy');
  const words = useWords();
  const light = row.light;
  if (light === 'payable' || light === 'settled') return null;

  const grave = best.findings.filter(({ severity, muted }) => severity !== 'info' && !muted);
  const first = grave[0];
  const said = first?.said ?? row.said;
  if (!said) return null;
  const clears = first?.clears;
  const cures = first?.remedies.map((cure) => say('remedy', cure.said)) ?? [];
  const others = grave.slice(1).map((finding) => say('check', finding.said));
  return (
    <div className={`drawer-why drawer-why-${light}`} aria-live="polite">
      <Lamp light={light} />
      <div>
        <b className={lightTone[light]}>{say('check', said)}</b>
        {clears && clears.kind !== 'action' && (
          <p>{t(clears.kind === 'expected' ? 'clears.expected' : 'clears.at', { when: words.instant(clears.at) })}</p>
        )}
        {cures.length > 0 && <p>{t('mend', { ways: words.names(cures) })}</p>}
        {others.length > 0 && (
          <p className="drawer-why-more">{t('why.more', { others: others.join(t('semicolon')) })}</p>
        )}
      </div>
    </div>
  );
}
