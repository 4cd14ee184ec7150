import type { CaseFile } from '../../ipc';
import { Section } from '../../parts/Section';
import { dayOf } from '../../words/beijing';
import { useTranslation } from '../../words/useTranslation';
import { useWords } from '../../words/useWords';
import { type Step, stepsOf } from './steps';

/** The way of a violation: full dots were, the ringed one is now, hollow ones are to come. */
export function Timeline({ file }: { file: CaseFile }) {
  const { t } = useTranslation('window/violations');
  return (
    <Section className="drawer-part" title={t('way')}>
      <ol className="drawer-way">
        {stepsOf(file).map((step, place) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the same step may be taken twice
            key={place}
            className={`drawer-step drawer-step-${step.state} drawer-step-${file.row.light}`}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <span>{t(`step.${step.key}`)}</span>
            <span className="drawer-step-when">
              <StepTime step={step} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function StepTime({ step }: { step: Step }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  const time = step.day ?? step.at;
  if (time === undefined) return <>{step.note && t(`step.note.${step.note}`)}</>;
  if (step.note === 'last-day') {
    return <>{[step.expected && t('expected'), words.lastDay(time)].filter(Boolean).join(' ')}</>;
  }
  const written =
    step.note === 'submitted' && step.state === 'now'
      ? t('step.note.submitted', { when: words.stamp(time) })
      : words.day(step.day ?? dayOf(time));
  return (
    <span title={step.at && words.exactly(step.at)}>
      {step.expected ? t('expected-at', { when: written }) : written}
    </span>
  );
}
