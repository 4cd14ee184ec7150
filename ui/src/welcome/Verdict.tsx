import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { announceTrouble } from '../forms/deed';
import { type Attempt, ask, commands, keepShown, type Row } from '../ipc';
import { Button } from '../parts/Button';
import { LightWord } from '../parts/Lamp';
import { Signal } from '../parts/Signal';
import { Trouble } from '../parts/Trouble';
import { go } from '../shell/address';
import { changePreferences } from '../shell/preferences';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { MethodStep } from './MethodStep';

/** The first verdict: the light, why, and what to do about it. */
export function Verdict({ row }: { row: Row }) {
  const { t } = useTranslation('window/welcome');
  const words = useWords();
  const { data, error } = useQuery({
    queryKey: ['check', row.id],
    queryFn: () =>
      ask(commands.check({ violations: [row.id], account: null, method: null, at: null, in_a_row: false })),
    ...keepShown,
  });
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()), ...keepShown });
  const attempt = data?.results[0];
  const self = useRef<HTMLElement>(null);
  const judged = attempt !== undefined;
  useEffect(() => {
    if (judged) self.current?.scrollIntoView?.({ block: 'nearest' });
  }, [judged]);

  const leave = (to: string) => {
    changePreferences({ welcomed: true }).catch(announceTrouble);
    go(to);
  };

  if (error) return <Trouble error={error} />;
  return (
    <section ref={self} className="welcome-verdict" aria-labelledby="welcome-verdict">
      <h2 id="welcome-verdict">{t('verdict')}</h2>
      <div className="welcome-said" aria-live="polite">
        {attempt && (
          <>
            <Signal light={attempt.light} />
            <div>
              <LightWord light={attempt.light} /> {words.money(attempt.amount_due_fen)}
              <Reason attempt={attempt} />
            </div>
          </>
        )}
      </div>
      {family?.methods.length === 0 && attempt && attempt.light !== 'settled' && <MethodStep />}
      <div className="row">
        <Button variant="primary" size={40} onClick={() => leave(`/check/${encodeURIComponent(row.id)}`)}>
          {t('to-check')}
        </Button>
        <Button size={40} onClick={() => leave('/')}>
          {t('to-overview')}
        </Button>
      </div>
    </section>
  );
}

function Reason({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation('window/welcome');
  const { say } = useSay('check', 'remedy');
  const words = useWords();
  const finding = attempt.findings[0];
  const cure = finding?.remedies[0];
  if (!finding) {
    return <p>{attempt.last_day ? t('free.by', { deadline: words.deadline(attempt.last_day) }) : t('free')}</p>;
  }
  return (
    <>
      <p>{say('check', finding.said)}</p>
      {cure && <p>{t('then', { what: say('remedy', cure.said) })}</p>}
    </>
  );
}
