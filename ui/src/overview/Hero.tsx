import { useCure } from '../check/cures';
import type { Overview } from '../ipc';
import { Button, LinkButton } from '../parts/Button';
import { ForwardIcon } from '../parts/icons';
import { Signal } from '../parts/Signal';
import { clockOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { type Conclusion, conclude, eventsOf, nextTrouble } from './conclusion';
import { useEventWords } from './useEventWords';

/** The conclusion in one sentence, what to mind about it, and the one button. */
export function Hero({ overview }: { overview: Overview }) {
  const conclusion = conclude(overview);
  const { first, second } = useSentences(overview, conclusion);
  return (
    <section className="overview-hero" aria-live="polite">
      {conclusion.kind === 'settled' && <Signal light="payable" />}
      <div className="overview-said">
        <h2>{first}</h2>
        {second && <p>{second}</p>}
      </div>
      <MainButton conclusion={conclusion} />
    </section>
  );
}

function MainButton({ conclusion }: { conclusion: Conclusion }) {
  const { t } = useTranslation('window/overview');
  const cure = useCure();
  const arrow = <ForwardIcon size={16} />;

  switch (conclusion.kind) {
    case 'payable':
    case 'confirm': {
      const { kind, violations, count } = conclusion;
      const ids = violations.map(encodeURIComponent).join(',');
      return (
        <LinkButton variant="primary" size={40} href={`/check?ids=${ids}`} after={arrow}>
          {t(violations.length < count ? `main.${kind}.first` : `main.${kind}`, { count: violations.length })}
        </LinkButton>
      );
    }
    case 'fill':
    case 'act': {
      const { row, cure: how } = conclusion.errand;
      const button = how && cure(how, { violation: row.id, account: row.account, check: row.check });
      if (!button) {
        return (
          <LinkButton variant="primary" size={40} href={`/check/${encodeURIComponent(row.id)}`} after={arrow}>
            {t('main.look')}
          </LinkButton>
        );
      }
      return (
        <Button variant="primary" size={40} onClick={button.run}>
          {button.label}
        </Button>
      );
    }
    case 'wait':
      return (
        <LinkButton size={40} href="/check" after={arrow}>
          {t('main.look')}
        </LinkButton>
      );
    case 'settled':
      return (
        <LinkButton size={40} href="/violations">
          {t('main.all')}
        </LinkButton>
      );
    case 'empty':
      return (
        <span className="row">
          <LinkButton size={40} href="/welcome">
            {t('main.guide')}
          </LinkButton>
          <LinkButton variant="primary" size={40} href="/intake">
            {t('main.new')}
          </LinkButton>
        </span>
      );
  }
}

function useSentences(overview: Overview, conclusion: Conclusion): { first: string; second: string } {
  const { t } = useTranslation('window/overview');
  const words = useWords();
  const { say } = useSay('remedy');
  const eventWords = useEventWords();

  const first = (): string => {
    switch (conclusion.kind) {
      case 'payable':
        return t('payable', { count: conclusion.count, amount: words.money(conclusion.fen) });
      case 'confirm':
        return t('confirm', { count: conclusion.count });
      case 'fill':
      case 'act':
        return t(conclusion.kind, { count: conclusion.count });
      case 'wait': {
        if (conclusion.at === null) return t('wait');
        const when = words.moment(conclusion.at);
        return t(conclusion.expected ? 'wait.expected' : 'wait.until', { when });
      }
      default:
        return t(conclusion.kind);
    }
  };

  const second: string[] = [];
  const { late } = overview;
  if (conclusion.kind === 'settled') {
    const next = eventsOf(overview.strip.marks)[0];
    if (next) second.push(t('next', { day: words.dayAndWeekday(next.day), what: eventWords.one(next) }));
  } else if (conclusion.kind === 'empty') {
    second.push(t('empty.hint'));
  } else if (late) {
    second.push(t('late', { days: words.days(late.days), offence: late.offence, amount: words.money(late.a_day_fen) }));
  } else if (conclusion.kind === 'fill' || conclusion.kind === 'act') {
    const { cure, row } = conclusion.errand;
    if (cure) second.push(t('errand', { offence: row.offence, what: say('remedy', cure.said) }));
  }

  const trouble = nextTrouble(overview.outlook);
  if (trouble && conclusion.kind !== 'settled' && conclusion.kind !== 'empty') {
    const begun = trouble.from <= words.now;
    const at = begun ? trouble.to : trouble.from;
    const kind = trouble.doing === 'rush' ? 'rush' : 'maintenance';
    second.push(
      t(`hours.${kind}.${begun ? 'now' : 'soon'}`, {
        clock: clockOf(at),
        when: words.moment(at),
        away: words.fromNow(at),
      }),
    );
  }
  const between = words.language === 'zh' ? '' : ' ';
  return { first: first(), second: second.join(between) };
}
