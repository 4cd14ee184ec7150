import { lazy, Suspense, useState } from 'react';
import type { Attempt, Row } from '../ipc';
import { Plate } from '../parts/Plate';
import { useTranslation } from '../words/useTranslation';
import { guideWay } from './guide';
import { useGuideWords } from './useGuideWords';

type BatchGuideProps = {
  /** Those that go through, in the order in which they are dealt with. */
  attempts: readonly Attempt[];
  rows: ReadonlyMap<string, Row>;
  at: string | null;
  onClose: () => void;
};

/** The enlarged cards of a batch, from the first to the last; whoever leaves them is back at the batch. */
export function BatchGuide({ attempts, rows, at, onClose }: BatchGuideProps) {
  const { t } = useTranslation('window/guide');
  const say = useGuideWords();
  const [shown, setShown] = useState(attempts[0]?.violation);
  const place = Math.max(
    attempts.findIndex(({ violation }) => violation === shown),
    0,
  );
  const attempt = attempts[place];
  const row = attempt && rows.get(attempt.violation);
  const found = attempt && guideWay(attempt, at, undefined);
  if (!row || typeof found !== 'object') return null;

  const to = (step: 1 | -1) => {
    const other = attempts[place + step]?.violation;
    return other === undefined ? undefined : () => setShown(other);
  };
  const said = (
    <>
      {t('of', { place: place + 1, count: attempts.length })} · <b>{row.offence}</b> <Plate>{row.plate}</Plate>
    </>
  );
  return (
    <Suspense>
      <GuideLarge
        steps={say.steps(row, found.kind, found.way)}
        by={say.by(found.kind, found.way, attempt.account)}
        number={row.decision_number}
        walk={{ id: row.id, said, before: to(-1), next: to(1) }}
        onClose={onClose}
      />
    </Suspense>
  );
}

const GuideLarge = lazy(() => import('./GuideLarge'));
