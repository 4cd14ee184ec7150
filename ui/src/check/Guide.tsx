import { Fragment, lazy, Suspense, useState } from 'react';
import type { Attempt, Row } from '../ipc';
import { Button, IconButton } from '../parts/Button';
import { CopyIcon, EnlargeIcon, PhoneIcon } from '../parts/icons';
import { Plate } from '../parts/Plate';
import { useAction } from '../shell/actions';
import { keysOf } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { copyNumber } from './cures';
import { type GuideStep, guideWay } from './guide';
import type { Mend } from './mend';
import { useGuideWords } from './useGuideWords';
import './Guide.css';

type GuideProps = { at: string | null; row: Row; attempt: Attempt; mend: Mend | undefined };

/** What to do on the phone, a step each. Where the chosen way does not go through, the steps say which way they are for. */
export function Guide({ at, row, attempt, mend }: GuideProps) {
  const { t } = useTranslation('window/guide');
  const [large, setLarge] = useState(false);
  const found = guideWay(attempt, at, mend);
  const able = typeof found === 'object';
  useAction('check.follow', able ? () => setLarge(true) : undefined);
  const say = useGuideWords();

  if (found === 'nothing') return null;
  if (!able) {
    return (
      <section className="guide" aria-label={t('title')}>
        <GuideTitle />
        <p className="meta dim">{t(attempt.next_light === 'unknown' ? 'not-known' : 'not-yet')}</p>
      </section>
    );
  }
  const steps = say.steps(row, found.kind, found.way);
  const by = say.by(found.kind, found.way, attempt.account);
  const number = row.decision_number;
  return (
    <section className="guide" aria-label={t('title')}>
      <GuideTitle />
      <p className="meta dim guide-by">{by}</p>
      <ol className="guide-steps second">
        {steps.map((step) => (
          <li key={step.key}>
            <StepWords step={step} />
          </li>
        ))}
      </ol>
      <div className="row">
        <Button
          className="guide-enlarge"
          size={28}
          icon={<EnlargeIcon size={16} />}
          title={keysOf('check.follow')}
          onClick={() => setLarge(true)}
        >
          {t('large')}
        </Button>
        {number && (
          <IconButton
            variant="default"
            size={28}
            label={t('copy')}
            keys={keysOf('copy-decision')}
            icon={<CopyIcon size={16} />}
            onClick={() => copyNumber(number, t('window/check:copied'))}
          />
        )}
      </div>
      <Suspense>
        {large && <GuideLarge steps={steps} by={by} number={number} onClose={() => setLarge(false)} />}
      </Suspense>
    </section>
  );
}

const GuideLarge = lazy(() => import('./GuideLarge'));

/** A step with what matters in bold. */
export function StepWords({ step }: { step: GuideStep }) {
  const { t } = useTranslation('window/guide');
  const parts = t(step.key, step.values).split(/<\/?b>/);
  return parts.map((part, place) => {
    // What stands between the marks is every second part.
    const Element = place % 2 ? 'b' : Fragment;
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no name but their place
    return <Element key={place}>{part === step.values.plate ? <Plate>{part}</Plate> : part}</Element>;
  });
}

function GuideTitle() {
  const { t } = useTranslation('window/guide');
  return (
    <h2 className="guide-title">
      <PhoneIcon size={16} />
      {t('title')}
    </h2>
  );
}
