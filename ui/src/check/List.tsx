import { type KeyboardEvent, type MouseEvent, memo, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Attempt, Row } from '../ipc';
import { Button } from '../parts/Button';
import { Lamp, lightTone } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { act } from '../shell/actions';
import { go } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { dayAsked } from './choice';
import { amountOf, dueDay, lineOf, neighbour, stretched, toggled } from './listing';
import type { Lights } from './useOpen';
import '../parts/Tick.css';
import './List.css';

type ListProps = {
  rows: readonly Row[];
  /** How many more are open, less urgent than these. */
  more: number;
  lights: Lights;
  selected: string | undefined;
  picked: readonly string[];
  onMove: (step: 1 | -1) => void;
};

/** What is open, each with its light at what is chosen. Arrows go through it, Space picks several. */
export const List = memo(function List({ rows, more, lights, selected, picked, onMove }: ListProps) {
  const { t } = useTranslation('window/check');
  const list = useRef<HTMLDivElement>(null);
  const ids = rows.map((row) => row.id);
  const chosen = picked.length > 0 ? picked : selected ? [selected] : [];
  // While several are picked, the arrows move a cursor of their own.
  const [cursor, setCursor] = useState<string | undefined>();
  const picking = picked.length > 0 || cursor !== undefined;
  const current = cursor ?? selected ?? picked.at(-1);
  const total = rows.reduce((sum, row) => sum + amountOf(row, lights.of.get(row.id)), 0);

  // The days are counted from the moment the amounts are for.
  const day = dayAsked(lights.choice);

  useLayoutEffect(() => {
    if (current)
      list.current?.querySelector(`[data-id="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const open = (id: string) => {
    setCursor(undefined);
    go(`/check/${encodeURIComponent(id)}`, { replace: true });
  };
  const pick = (wanted: readonly string[]) => {
    const [first] = wanted;
    if (first === undefined) return;
    const to = wanted.length > 1 ? `?ids=${wanted.map(encodeURIComponent).join(',')}` : `/${encodeURIComponent(first)}`;
    go(`/check${to}`, { replace: true });
  };

  const clicked = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (!id) return;
    if (event.shiftKey && current) pick(stretched(ids, current, id));
    else if (event.ctrlKey || event.metaKey || target.closest('.check-row-tick')) pick(toggled(ids, chosen, id));
    else open(id);
  };

  const pressed = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (step !== undefined && event.shiftKey && current) {
      const to = neighbour(ids, current, step) ?? current;
      setCursor(to);
      pick(stretched(ids, step > 0 ? (chosen[0] ?? current) : (chosen.at(-1) ?? current), to));
    } else if (step !== undefined && picking) setCursor(neighbour(ids, current, step));
    else if (step !== undefined) onMove(step);
    else if (event.key === ' ' && current) {
      setCursor(current);
      // The first press only begins to pick: what is shown is picked already.
      if (picking) pick(toggled(ids, chosen, current));
    } else if (event.key === 'Escape' && picking) open(current ?? '');
    else if (event.key === 'Enter') {
      // The one main thing of what is shown; what it mends can be taken back.
      if (!act('check.mend')) act('check.follow');
    } else return;
    event.preventDefault();
  };

  return (
    <section className="check-list" aria-label={t('list')}>
      <header className="check-list-head">
        <h1>{t('list.title', { count: rows.length + more })}</h1>
        <span className="spacer" />
        {more === 0 && (
          <span className="dim second">
            <Money fen={total} />
          </span>
        )}
      </header>
      <div className="check-list-how second dim">
        {picking ? (
          <>
            <span>{t('list.picked', { count: chosen.length })}</span>
            <span className="spacer" />
            <Button size={28} variant="subtle" onClick={() => open(chosen[0] ?? '')}>
              {t('list.one')}
            </Button>
          </>
        ) : (
          <>
            <span>{t('list.sorted')}</span>
            <span className="spacer" />
            <span className="meta faint">{t('list.by')}</span>
          </>
        )}
      </div>
      <div
        ref={list}
        className="check-list-rows"
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={t('list')}
        aria-activedescendant={current ? `check-row-${current}` : undefined}
        onClick={clicked}
        onKeyDown={pressed}
      >
        {rows.map((row) => (
          <ListRow
            key={row.id}
            row={row}
            attempt={lights.of.get(row.id)}
            day={day}
            on={chosen.includes(row.id)}
            picking={picking}
            at={picking && row.id === current}
          />
        ))}
      </div>
      {more > 0 && (
        <Link href="/violations?stage=recorded,decided" className="check-list-more second dim">
          {t('list.more', { count: more })}
        </Link>
      )}
    </section>
  );
});

type ListRowProps = {
  row: Row;
  attempt: Attempt | undefined;
  /** The day of the attempt's moment; none for today. */
  day: string | undefined;
  on: boolean;
  picking: boolean;
  at: boolean;
};

const ListRow = memo(
  function ListRow({ row, attempt, day, on, picking, at }: ListRowProps) {
    const { t } = useTranslation('window/check');
    const light = attempt?.light ?? row.light;
    return (
      // The keys belong to the list as a whole, which names the row that has them.
      <div
        id={`check-row-${row.id}`}
        data-id={row.id}
        className={`check-row ${on ? 'check-row-on' : ''} ${at ? 'check-row-at' : ''}`}
        role="option"
        tabIndex={-1}
        aria-selected={on}
      >
        <span className={picking ? 'check-row-tick check-row-ticked' : 'check-row-tick'} aria-hidden="true">
          <Lamp light={light} size={18} silent />
          <span className={on ? 'check-row-box tick-box tick-box-on' : 'check-row-box tick-box'} />
        </span>
        <span className="check-row-name">
          <b className="ellipsis">{row.offence}</b>
          <Money fen={amountOf(row, attempt)} />
        </span>
        <span className="check-row-car second dim">
          <Plate>{row.plate}</Plate>
          <b className={`meta ${lightTone[light]}`}>{t(`window/shell:light.${light}`)}</b>
        </span>
        <RowLine row={row} attempt={attempt} asked={day} />
      </div>
    );
  },
  // An answer is a new object each time; a row is drawn again only when it would say something else.
  (before, after) =>
    before.row === after.row &&
    before.day === after.day &&
    before.on === after.on &&
    before.at === after.at &&
    before.picking === after.picking &&
    (before.attempt === after.attempt || saysTheSame(before.attempt, after.attempt)),
);

function RowLine({ row, attempt, asked }: { row: Row; attempt: Attempt | undefined; asked: string | undefined }) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { say } = useSay('check');
  const line = lineOf(row, attempt, asked ?? words.today);
  // The day that rows are ordered by stands in each.
  const day = line.say === 'finding' || line.say === 'confirm-first' ? dueDay(row) : null;
  const tone = line.say === 'overdue' ? 'tone-stop' : 'dim';
  const text = () => {
    if (line.say === 'finding') return say('check', line.found.said);
    if (line.say === 'overdue') return words.overdue(line.days);
    if (line.say === 'last-day') return words.deadline(line.day, asked);
    if (line.say === 'handle-by') return t('list.handle-by', { day: words.day(line.day) });
    if (line.say === 'confirm-first') return t(asked === undefined ? 'list.confirm-first' : 'list.confirm-first-then');
    return t('deadline.none');
  };
  return (
    <span className={`check-row-line second ${tone}`}>
      <span className="ellipsis">{text()}</span>
      {day !== null && <span className="one-line faint">{words.day(day)}</span>}
    </span>
  );
}

function saysTheSame(one: Attempt | undefined, other: Attempt | undefined): boolean {
  if (!one || !other) return false;
  return (
    one.light === other.light &&
    one.next_light === other.next_light &&
    one.amount_due_fen === other.amount_due_fen &&
    one.last_day === other.last_day &&
    one.handle_by === other.handle_by &&
    JSON.stringify(one.findings[0]?.said) === JSON.stringify(other.findings[0]?.said)
  );
}
