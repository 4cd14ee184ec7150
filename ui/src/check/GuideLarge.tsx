import { useState } from 'react';
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

type GuideLargeProps = { steps: readonly GuideStep[]; by: string; number: string | null; onClose: () => void };

/** The steps so large that they are read from the phone's side of the table; each is ticked when done, or printed. */
export default function GuideLarge({ steps, by, number, onClose }: GuideLargeProps) {
  const { t } = useTranslation('window/guide');
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
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
            {t('done', { done: done.size, total: steps.length })}
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
        </>
      }
    >
      <div className="guide-large">
        <p className="dim">{by}</p>
        <ol>
          {steps.map((step, place) => (
            <li key={step.key} className={done.has(step.key) ? 'guide-large-done' : undefined}>
              <Tick checked={done.has(step.key)} onChange={(checked) => tick(step.key, checked)}>
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
