import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands, keepShown } from '../ipc';
import { Button, LinkButton } from '../parts/Button';
import { CheckIcon } from '../parts/icons';
import { Signal } from '../parts/Signal';
import { Trouble } from '../parts/Trouble';
import { go } from '../shell/address';
import { changePreferences } from '../shell/preferences';
import { openSample } from '../shell/sample';
import { useTranslation } from '../words/useTranslation';
import { CarStep } from './CarStep';
import { Lights } from './Lights';
import { PersonStep } from './PersonStep';
import { progressOf } from './steps';
import { Verdict } from './Verdict';
import { ViolationStep } from './ViolationStep';
import './welcome.css';

/** The first run: the made-up family, or three short steps to one's own first verdict. */
export default function Welcome() {
  const { t } = useTranslation(['window/welcome', 'window/shell']);
  const { progress, error } = useProgress();

  useEffect(() => {
    document.title = `${t('title')} · ${t('brand', { ns: 'window/shell' })}`;
  }, [t]);

  return (
    <div className="welcome">
      <div className="welcome-main">
        <div className="welcome-column">
          {progress?.step !== 'done' && (
            <span aria-hidden="true">
              <Signal light="payable" />
            </span>
          )}
          <h1>{t('headline')}</h1>
          <p className="welcome-lead">{t('lead')}</p>
          {progress?.step === 1 && <SampleOffer />}
          {error ? <Trouble error={error} /> : progress && <Steps {...progress} />}
          <p className="welcome-foot">{t('foot')}</p>
        </div>
      </div>
      <Lights />
    </div>
  );
}

function SampleOffer() {
  const { t } = useTranslation('window/welcome');
  return (
    <div className="welcome-sample">
      <Button size={40} onClick={openSample}>
        {t('sample')}
      </Button>
      <LinkButton size={40} href="/intake">
        {t('paste')}
      </LinkButton>
      <span>{t('sample.hint')}</span>
    </div>
  );
}

function Steps({ step, member, vehicle, violation }: ReturnType<typeof progressOf>) {
  const { t } = useTranslation('window/welcome');
  const at = step === 'done' ? 4 : step;
  return (
    <>
      <h2 className="unseen">{t('steps')}</h2>
      <ol className="welcome-steps">
        <Step number={1} at={at} title={t('person')} hint={t('person.hint')} made={member?.name}>
          <PersonStep />
        </Step>
        <Step number={2} at={at} title={t('car')} hint={t('car.hint')} made={vehicle?.plate}>
          {member && <CarStep owner={member} />}
        </Step>
        <Step number={3} at={at} title={t('violation')} hint={t('violation.hint')} made={violation?.offence}>
          {vehicle && <ViolationStep vehicle={vehicle} />}
        </Step>
      </ol>
      {violation ? <Verdict row={violation} /> : <Skip />}
    </>
  );
}

type StepProps = {
  number: number;
  /** The step somebody is at. */
  at: number;
  title: string;
  hint: string;
  /** What came of it. */
  made: string | undefined;
  children: ReactNode;
};

function Step({ number, at, title, hint, made, children }: StepProps) {
  const { t } = useTranslation('window/welcome');
  const done = number < at;
  const here = number === at;
  const self = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here && number > 1) self.current?.scrollIntoView?.({ block: 'nearest' });
  }, [here, number]);
  const state = here ? 'welcome-here' : done ? 'welcome-done' : '';
  return (
    <li ref={self} className={`welcome-step ${state}`} aria-current={here ? 'step' : undefined}>
      <span className="welcome-number" aria-hidden="true">
        {done ? <CheckIcon size={16} /> : number}
      </span>
      <div className="welcome-content">
        <h3>
          {title}
          {done && <span className="unseen">{t('made')}</span>}
        </h3>
        <p>{done ? made : hint}</p>
        {here && children}
      </div>
    </li>
  );
}

function Skip() {
  const { t } = useTranslation('window/welcome');
  const skip = () => {
    changePreferences({ welcomed: true }).catch(announceTrouble);
    go('/');
  };
  return (
    <Button variant="subtle" className="welcome-skip" onClick={skip}>
      {t('skip')}
    </Button>
  );
}

function useProgress() {
  const family = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()), ...keepShown });
  const table = useQuery({
    queryKey: ['table', 'first'],
    queryFn: () =>
      ask(
        commands.table(
          {
            search: '',
            lights: [],
            stages: [],
            vehicles: [],
            members: [],
            order: 'due',
            descending: false,
            offset: 0,
            limit: 1,
          },
          null,
        ),
      ),
    ...keepShown,
  });
  return {
    progress: family.data && table.data && progressOf(family.data, table.data.rows),
    error: family.error ?? table.error,
  };
}
