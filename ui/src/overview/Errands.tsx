import { useId } from 'react';
import { Link } from 'wouter';
import { useCure } from '../check/cures';
import type { Errand, PersonsErrands as Of, Overview } from '../ipc';
import { Button, LinkButton } from '../parts/Button';
import { LampLabel } from '../parts/Lamp';
import { Deadline, Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';
import { clockOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';

/** What can be done today, by whoever does it. */
export function Errands({ overview }: { overview: Overview }) {
  const { t } = useTranslation('window/overview');
  const { people, elsewhere, counts } = overview.errands;
  const count = counts.reduce((sum, each) => sum + each.count, 0);
  return (
    <Section title={t('errands')} note={count > 0 ? t('errands.count', { count }) : undefined} className="errands">
      {people.map((person) => (
        <PersonsErrands key={person.member ?? ''} {...person} />
      ))}
      {elsewhere > 0 && (
        <Link href="/violations" className="errands-more">
          {t('errands.elsewhere', { count: elsewhere })}
        </Link>
      )}
      {count === 0 && <p className="errands-none">{t('errands.none')}</p>}
    </Section>
  );
}

function PersonsErrands({ member, name, points, errands, more }: Of) {
  const { t } = useTranslation('window/overview');
  const id = useId();
  return (
    <div className="errands-person">
      <h3 id={id}>
        <b>{name ?? t('nobody')}</b>
        {name !== null && <span>{points === null ? t('points.unknown') : t('points', { count: points })}</span>}
      </h3>
      <ul aria-labelledby={id}>
        {errands.map((errand) => (
          <Line key={errand.row.id} errand={errand} />
        ))}
      </ul>
      {more > 0 && (
        <Link
          href={member === null ? '/violations' : `/violations?person=${encodeURIComponent(member)}`}
          className="errands-more"
        >
          {t('errands.more', { count: more })}
        </Link>
      )}
    </div>
  );
}

function Line({ errand }: { errand: Errand }) {
  const { t } = useTranslation('window/overview');
  const { say } = useSay('remedy');
  const { verb, row, cure } = errand;
  const steps = verb === 'fill' || verb === 'act';
  const main = steps && cure ? say('remedy', cure.said) : t(`verb.${verb}`, { offence: row.offence });
  return (
    <li className="errand">
      <LampLabel light={row.light} />
      <span className={steps ? 'errand-what errand-two' : 'errand-what'}>
        <b className="ellipsis" title={steps ? main : row.offence}>
          {main}
        </b>
        <span className="errand-about">
          {steps && <span className="ellipsis">{row.offence}</span>}
          <Plate>{row.plate}</Plate>
        </span>
      </span>
      <Due errand={errand} />
      <Money fen={row.amount_fen} />
      <Do errand={errand} />
    </li>
  );
}

function Due({ errand: { row, verb, from } }: { errand: Errand }) {
  const { t } = useTranslation('window/overview');
  const words = useWords();
  const day = row.last_day ?? row.handle_by;
  if (from)
    return (
      <span className="errand-due">
        <b className="one-line">{t('due.from', { clock: clockOf(from) })}</b>
        {day && (
          <span className="meta faint one-line">
            {day < words.today && row.last_day ? <Deadline last={day} /> : words.lastDay(day)}
          </span>
        )}
      </span>
    );
  if (!day) return <span className="dim">{verb === 'fill' ? t('due.fill') : ''}</span>;
  if (row.last_day && day < words.today) return <Deadline last={day} />;
  if (day < words.today) return <span className="dim one-line">{t('due.handle-past', { day: words.day(day) })}</span>;
  return (
    <span className="errand-due">
      <span className="one-line">{words.lastDay(day)}</span>
      <span className="meta faint">{words.daysLeft(day)}</span>
    </span>
  );
}

function Do({ errand: { verb, row, cure: how } }: { errand: Errand }) {
  const { t } = useTranslation('window/overview');
  const cure = useCure();
  const about = { violation: row.id, account: row.account, check: row.check };
  // What 12123 has to do first is looked at before it is marked as done.
  const acts = verb === 'fill' || (verb === 'act' && row.next !== 'revoke');
  const button = acts && how ? cure(how, about) : undefined;
  const name = `${row.offence} ${row.plate}`;
  if (button) {
    const label = verb === 'fill' ? t('do.fill') : t('do.act');
    return (
      <Button size={28} onClick={button.run} title={button.label} aria-label={`${label}：${button.label} ${name}`}>
        {label}
      </Button>
    );
  }
  const label = verb === 'fill' || verb === 'act' ? t('do.look') : t(`do.${verb}`);
  return (
    <LinkButton size={28} href={`/check/${encodeURIComponent(row.id)}`} title={name}>
      {label}
      <span className="unseen">{name}</span>
    </LinkButton>
  );
}
