import { type ReactNode, useState } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands } from '../ipc';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { CopyIcon, PrintIcon } from '../parts/icons';
import { DecisionNumber } from '../parts/Numbers';
import { Tick } from '../parts/Tick';
import { useTranslation } from '../words/useTranslation';
import { copyNumber } from './cures';
import { StepWords } from './Guide';
import type { GuideStep } from './guide';

type GuideLargeProps = {
  steps: readonly GuideStep[];
  by: string;
  number: string | null;
  /** Of several, which it is; how to come to the others. */
  walk?: Walk;
  onClose: () => void;
};

/** One of several cards, which are gone through in order. */
export type Walk = {
  id: string;
  said: ReactNode;
  before: (() => void) | undefined;
  next: (() => void) | undefined;
};

/** The steps so large that they are read from the phone's side of the table; each is ticked when done, or printed. */
export default function GuideLarge({ steps, by, number, walk, onClose }: GuideLargeProps) {
  const { t } = useTranslation('window/guide');
  // What was done for one stays ticked while others are looked at.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const keyOf = (step: GuideStep) => `${walk?.id ?? ''} ${step.key}`;
  const isDone = (step: GuideStep) => done.has(keyOf(step));
  const tick = (key: string, checked: boolean) => {
    const next = new Set(done);
    if (checked) next.add(key);
    else next.delete(key);
    setDone(next);
  };
  return (
    <Dialog
      open
      full
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <span className="dim guide-progress" aria-live="polite">
            {t('done', { done: steps.filter(isDone).length, total: steps.length })}
          </span>
          <span className="spacer" />
          {number && (
            <Button icon={<CopyIcon size={16} />} onClick={() => copyNumber(number, t('window/check:copied'))}>
              {t('copy')}
            </Button>
          )}
          <Button icon={<PrintIcon size={16} />} onClick={() => ask(commands.print()).catch(announceTrouble)}>
            {t('print')}
          </Button>
          {walk && (
            <>
              <Button disabled={!walk.before} onClick={walk.before}>
                {t('before')}
              </Button>
              <Button variant="primary" onClick={walk.next ?? onClose}>
                {t(walk.next ? 'next' : 'last')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="guide-large">
        {walk && <p className="guide-large-walk">{walk.said}</p>}
        <p className="dim">{by}</p>
        <ol>
          {steps.map((step, place) => (
            <li key={step.key} className={isDone(step) ? 'guide-large-done' : undefined}>
              <Tick checked={isDone(step)} onChange={(checked) => tick(keyOf(step), checked)}>
                <span className="unseen">{t('step', { number: place + 1 })}</span>
                <span className="guide-large-number" aria-hidden="true">
                  {place + 1}
                </span>
                <span>
                  <StepWords step={step} />
                </span>
              </Tick>
            </li>
          ))}
        </ol>
        {number && (
          <p className="guide-large-decision">
            <span className="dim">{t('window/check:decision')}</span> <DecisionNumber>{number}</DecisionNumber>
          </p>
        )}
      </div>
    </Dialog>
  );
}
