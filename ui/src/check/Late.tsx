import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { type Attempt, ask, commands, keepShown, type Row, type Waiting } from '../ipc';
import { Section } from '../parts/Section';
import { daysBetween } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { type Chart, chartOf, chartSize, ground } from './chart';
import { costsNothing, isOver } from './listing';
import './Late.css';

/** What waiting costs, drawn and in words. */
export const Late = memo(
  function Late({ row, attempt }: { row: Row; attempt: Attempt }) {
    const { t } = useTranslation('window/check');
    const words = useWords();
    const { data: waiting } = useQuery({
      queryKey: ['waiting', row.id, null],
      queryFn: () => ask(commands.waiting(row.id, null)),
      ...keepShown,
    });
    const shown = waiting?.violation === row.id ? waiting : null;
    // What costs nothing costs nothing later either.
    if (isOver(attempt) || costsNothing(attempt) || (!shown && attempt.next_step !== 'confirm')) return <div />;
    return (
      <Section title={t('late')} className="late">
        {shown ? (
          <>
            <Drawing waiting={shown} />
            <p className="meta dim">
              <Words waiting={shown} />
            </p>
          </>
        ) : (
          <p className="meta dim">
            {t('late.record')}
            {attempt.handle_by && t('late.handle', { day: words.day(attempt.handle_by) })}
          </p>
        )}
      </Section>
    );
  },
  (before, after) =>
    before.row === after.row &&
    costsNothing(before.attempt) === costsNothing(after.attempt) &&
    before.attempt.next === after.attempt.next &&
    before.attempt.next_step === after.attempt.next_step &&
    before.attempt.handle_by === after.attempt.handle_by,
);

function Drawing({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const chart = useMemo(() => chartOf(waiting), [waiting]);
  const said = t('late.alt', {
    now: words.money(waiting.corners[0]?.amount_fen ?? 0),
    last: words.day(waiting.last_day),
    each: words.money(waiting.a_day_fen),
    cap: words.money(waiting.cap_fen),
  });
  return (
    <svg className="late-drawing" viewBox={`0 0 ${chartSize.width} ${chartSize.height}`} role="img" aria-label={said}>
      {chart.rests.map((rest) => (
        <g key={rest.x}>
          <rect className="late-rest" x={rest.x} y="26" width={rest.width} height={ground - 26} />
          {rest.width > 24 && (
            <text className="late-faint" x={rest.x + rest.width / 2} y="22" textAnchor="middle">
              {t('late.rest')}
            </text>
          )}
        </g>
      ))}
      <path className="late-ground" d={`M4 ${ground}H260`} />
      {chart.lastX !== undefined && <path className="late-last" d={`M${chart.lastX} 26V${ground}`} />}
      <path className="late-line" d={chart.line} />
      {chart.marks.map((mark) => (
        <Marked key={mark.kind} mark={mark} />
      ))}
      {chart.days.map(({ x, day, anchor, today }) => (
        <text key={day} x={x} y="120" textAnchor={anchor}>
          {today ? t('late.today') : words.day(day)}
        </text>
      ))}
    </svg>
  );
}

function Marked({ mark }: { mark: Chart['marks'][number] }) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const amount = words.money(mark.fen);
  const right = mark.kind === 'cap' && mark.x > chartSize.width / 2;
  const text = { today: amount, 'next-day': t('late.next-day', { amount }), cap: t('late.cap', { amount }) }[mark.kind];
  const place = {
    today: { x: mark.x, y: mark.y - 9, textAnchor: 'start' },
    'next-day': { x: mark.x + 9, y: Math.min(mark.y + 14, ground - 3), textAnchor: 'start' },
    cap: { x: right ? 260 : mark.x, y: mark.y - 10, textAnchor: right ? 'end' : 'start' },
  } as const;
  return (
    <>
      <circle className={`late-mark late-mark-${mark.kind}`} cx={mark.x} cy={mark.y} r="4" />
      <text className={`late-text-${mark.kind}`} {...place[mark.kind]}>
        {text}
      </text>
    </>
  );
}

function Words({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { served_on, plain_day, last_day, advised_day, a_day_fen } = waiting;
  const rolled = daysBetween(plain_day, last_day);
  const how = rolled === 0 ? 'late.plain' : rolled > 0 ? 'late.rolled' : 'late.extended';
  return (
    <>
      {t('late.words', {
        served: words.day(served_on),
        days: words.days(daysBetween(served_on, plain_day)),
        plain: words.day(plain_day),
      })}
      {t(how, { last: words.day(last_day) })}
      {a_day_fen > 0 && t('late.each', { amount: words.money(a_day_fen) })}
      {advised_day < last_day && advised_day >= words.today && t('late.advised', { advised: words.day(advised_day) })}
      {waiting.provisional && t('late.provisional')}
    </>
  );
}
