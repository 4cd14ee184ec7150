import { useId, useState } from 'react';
import type { CaseFile, Clock } from '../../ipc';
import { Button } from '../../parts/Button';
import { ChevronDownIcon, ChevronUpIcon } from '../../parts/icons';
import { Deadline } from '../../parts/Numbers';
import { Section } from '../../parts/Section';
import { useCitations } from '../../rules/useRulebook';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';
import { Calendar } from './Calendar';
import { toldOf } from './counted';

/** The last day, and how it was counted. */
export function Count({ file: { clock, row } }: { file: CaseFile }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  const cite = useCitations();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!clock || row.light === 'settled') return null;
  const Arrow = open ? ChevronUpIcon : ChevronDownIcon;
  const advised = clock.advised_day < clock.last_day ? words.day(clock.advised_day) : undefined;
  return (
    <Section
      className="drawer-part drawer-count"
      title={t(`clock.${clock.kind}`)}
      note={<Deadline last={clock.last_day} show="most" />}
    >
      <p className="second">
        <Sentence clock={clock} />
      </p>
      {advised && <p className="second dim">{t('clock.advised', { day: advised })}</p>}
      {clock.a_day_fen > 0 && (
        <p className="second dim">{t('clock.a-day', { amount: words.money(clock.a_day_fen) })}</p>
      )}
      {clock.provisional && <p className="second dim">{t('clock.provisional')}</p>}
      {clock.days.length > 0 && (
        <Button
          size={28}
          variant="subtle"
          className="drawer-disclose"
          aria-expanded={open}
          aria-controls={id}
          after={<Arrow size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t('clock.days')}
        </Button>
      )}
      {open && (
        <div id={id}>
          <Calendar clock={clock} />
          <p className="meta faint">{t('clock.source', { source: cite([clock.source]) })}</p>
        </div>
      )}
    </Section>
  );
}

/** 收到 9月17日，15 天后是 10月2日，遇国庆顺延到 10月8日(含)。 */
function Sentence({ clock }: { clock: Clock }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  const { word } = useSay();
  const told = toldOf(clock);
  const length = t(clock.working_days ? 'clock.working-days' : 'clock.natural-days', {
    count: clock.count,
    days: words.days(clock.count),
  });
  return (
    <>
      {t(`clock.told.${told.key}`, {
        begin: t(`clock.begin.${clock.kind}`, { day: words.day(told.from) }),
        length,
        plain: words.day(told.plain),
        last: words.day(told.last),
        holiday: told.holiday && word('holiday', told.holiday),
      })}
    </>
  );
}
