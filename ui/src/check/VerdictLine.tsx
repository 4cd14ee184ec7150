import type { Attempt, Found, Row, Spell } from '../ipc';
import { Button } from '../parts/Button';
import { PhoneIcon } from '../parts/icons';
import { lightTone } from '../parts/Lamp';
import { Signal } from '../parts/Signal';
import { toast } from '../parts/toast';
import { act, useAction } from '../shell/actions';
import { go } from '../shell/address';
import { keysOf } from '../shell/shortcuts';
import { clockOf, dayOf, minutesBetween } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { choose, choice as chosenNow } from './choice';
import { type CureButton, useCure } from './cures';
import type { Mend } from './mend';
import { useNaming } from './naming';
import './VerdictLine.css';
import { type Judgement, judge, type Primary } from './verdict';

type VerdictLineProps = {
  /** The moment that was asked about. */
  at: string | null;
  attempt: Attempt;
  mend: Mend | undefined;
  spells: readonly Spell[];
  next: Row | undefined;
};

/** The answer in one line, one sentence why, and the one thing to do. */
export function VerdictLine({ at, attempt, mend, spells, next }: VerdictLineProps) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { when } = useNaming();
  const cureOf = useFirstCure(attempt, at);
  const judgement = judge(attempt, at, mend, spells, words.now, (found) => cureOf(found) !== undefined);
  const apply = useApply(mend);
  useAction('check.mend', mend ? apply : undefined);

  const amount = words.money(attempt.amount_due_fen);
  const headline = t(`verdict.${judgement.headline}`, { amount, count: judgement.count, when: when(at) });
  return (
    <div className="verdict">
      <Signal light={judgement.light} />
      <div className="verdict-said" aria-live="polite" aria-atomic="true">
        <h2>
          <span className={lightTone[judgement.light]}>{t(`window/shell:light.${judgement.light}`)}</span> {headline}
        </h2>
        <p className="dim">
          <Because at={at} judgement={judgement} attempt={attempt} />
        </p>
      </div>
      <Main primary={judgement.primary} apply={apply} cureOf={cureOf} next={next} />
    </div>
  );
}

type MainProps = {
  primary: Primary;
  apply: () => void;
  cureOf: (found: Found) => CureButton | undefined;
  next: Row | undefined;
};

function Main({ primary, apply, cureOf, next }: MainProps) {
  const { t } = useTranslation('window/check');
  const { when } = useNaming();
  const looks = { variant: 'primary', size: 40 } as const;
  switch (primary.do) {
    case 'mend':
      return (
        <Button {...looks} title={keysOf('check.mend')} onClick={apply}>
          {t('mend', { count: primary.mend.count })}
        </Button>
      );
    case 'follow':
      return (
        <Button {...looks} title={keysOf('check.follow')} icon={<PhoneIcon />} onClick={() => act('check.follow')}>
          {t('follow')}
        </Button>
      );
    case 'wait':
      return (
        <Button {...looks} onClick={() => choose({ at: primary.at })}>
          {t('wait-then', { when: when(primary.at) })}
        </Button>
      );
    case 'cure': {
      const cure = cureOf(primary.found);
      return cure ? (
        <Button {...looks} onClick={cure.run}>
          {cure.label}
        </Button>
      ) : null;
    }
    case 'next':
      return next ? (
        <Button {...looks} onClick={() => go(`/check/${encodeURIComponent(next.id)}`, { replace: true })}>
          {t('next')}
        </Button>
      ) : null;
  }
}

type BecauseProps = { at: string | null; judgement: Judgement; attempt: Attempt };

function Because({ at, judgement: { why }, attempt }: BecauseProps) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { say } = useSay('check', 'remedy');
  const { mended } = useNaming();
  switch (why.why) {
    case 'finding': {
      // What is the matter stands right below; the sentence says what to do.
      const remedy = why.found.remedies[0];
      return remedy ? capital(say('remedy', remedy.said)) : say('check', why.found.said);
    }
    case 'mend': {
      const key = attempt.next_step === 'confirm' ? 'why.mend-confirm' : 'why.mend-pay';
      const due = why.mend.way.earliest?.amount_due_fen || attempt.amount_due_fen;
      return capital(t(key, { changes: mended(why.mend), amount: words.money(due) }));
    }
    case 'until': {
      const until = t(why.expected ? 'why.until-expected' : 'why.until', { when: words.instant(why.at) });
      return capital(until + (why.dueFen === null ? '' : t('why.until-due', { amount: words.money(why.dueFen) })));
    }
    case 'before':
      return t(at === null ? 'why.before' : 'why.before-then', {
        at: clockOf(why.spell.from),
        doing: t('why.maintenance'),
        left: words.duration(minutesBetween(at ?? words.now, why.spell.from)),
      });
    case 'last':
      return words.deadline(why.day, at === null ? undefined : dayOf(at));
    case 'open':
      return t('why.open');
    case 'confirm':
      return why.amountFen > 0 ? t('why.confirm', { amount: words.money(why.amountFen) }) : t('why.confirm-free');
    case 'nothing':
      return null;
  }
}

/** Chooses the way that changes least, and says so with a way back. */
function useApply(mend: Mend | undefined): () => void {
  const { t } = useTranslation('window/check');
  const { mended } = useNaming();
  return () => {
    if (!mend) return;
    const { who, what, at } = chosenNow();
    const before = { who, what, at };
    // Only what was mended goes back: the rest may have been chosen since.
    const parts = (['who', 'what', 'at'] as const).filter((part) => mend.change[part] !== undefined);
    const back = () => choose(Object.fromEntries(parts.map((part) => [part, before[part]])));
    choose(mend.change);
    toast({
      text: t('mended', { changes: mended(mend) }),
      action: { label: t('window/shell:undo'), run: back, back: true },
    });
  };
}

/** The first button of a finding. */
function useFirstCure(attempt: Attempt, at: string | null): (found: Found) => CureButton | undefined {
  const cure = useCure();
  const about = {
    violation: attempt.violation,
    account: attempt.account,
    method: attempt.method,
    later: at !== null,
    met: at,
  };
  return (found) => {
    for (const remedy of found.remedies) {
      const button = cure(remedy, { ...about, check: found.check });
      if (button) return button;
    }
    return undefined;
  };
}

/** A sentence begins with a capital, where the language has them. */
function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
