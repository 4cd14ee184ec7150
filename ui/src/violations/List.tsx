import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Row } from '../ipc';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';
import '../parts/table.css';
import { useAction } from '../shell/actions';
import { type Asking, queryOf } from './asking';
import { enterDrawer } from './keys';
import { ListEmpty } from './ListEmpty';
import { ListHead } from './ListHead';
import { ListRow } from './ListRow';
import { pageSize, stepTo } from './paging';
import { useRows } from './useRows';

type ListProps = {
  asking: Asking;
  /** The violation that is open beside the list. */
  shown: string | undefined;
  ticked: ReadonlyMap<string, Row>;
  onTicked: (ticked: ReadonlyMap<string, Row>) => void;
  onChange: (asking: Asking) => void;
  onOpen: (id: string) => void;
};

/** Every row there is; only those in sight are drawn and fetched. */
export function List({ asking, shown, ticked, onTicked, onChange, onOpen }: ListProps) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: 0, last: pageSize / 2 });
  const rows = useRows(queryOf(asking), sight.first, sight.last);
  const total = rows.total ?? 0;
  const height = 2.75 * rem();
  const head = 2 * rem();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: head,
    scrollPaddingStart: head,
    onChange: ({ range }) => {
      if (!range) return;
      const next = { first: range.startIndex, last: range.endIndex };
      setSight((before) => (before.first === next.first && before.last === next.last ? before : next));
    },
  });

  // Another question begins at its top.
  const asked = JSON.stringify(queryOf(asking));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the question that matters
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [asked]);

  const { at, focusRow, move, moveTo } = useCursor({ rows, total, shown, onOpen, virtual, scroller });
  useAction('next', () => move(1));
  useAction('previous', () => move(-1));

  const tick = (row: Row) => {
    const next = new Map(ticked);
    if (!next.delete(row.id)) next.set(row.id, row);
    onTicked(next);
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('thead')) return;
    // Tab comes to the first row before any other was walked to.
    const row = rows.at(at ?? 0);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const deeds = new Map<string, () => unknown>([
      ['ArrowDown', () => move(1)],
      ['ArrowUp', () => move(-1)],
      ['PageDown', () => move(page)],
      ['PageUp', () => move(-page)],
      ['Home', () => moveTo(0)],
      ['End', () => moveTo(total - 1)],
      ['Enter', () => row && (row.id === shown ? enterDrawer() : onOpen(row.id))],
      ['ArrowRight', () => shown !== undefined && enterDrawer()],
      [' ', () => row && tick(row)],
    ]);
    const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : deeds.get(event.key);
    if (!deed) return;
    event.preventDefault();
    deed();
  };

  if (rows.error) return <Trouble error={rows.error} />;
  if (rows.total === 0) return <ListEmpty asking={asking} onChange={onChange} />;

  const drawn = virtual.getVirtualItems();
  const before = (drawn[0]?.start ?? head) - head;
  const after = Math.max(0, virtual.getTotalSize() - before - drawn.length * height);
  return (
    <div className="violations-scroll" ref={scroller}>
      <table
        className="table violations-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are picked and walked along by keys
        role="grid"
        aria-label={t('title')}
        aria-rowcount={total + 1}
        aria-multiselectable="true"
        onKeyDown={pressed}
      >
        <ListHead asking={asking} total={total} ticked={ticked} onTicked={onTicked} onChange={onChange} />
        <tbody>
          <Gap height={before} />
          {drawn.map(({ index }) => {
            const row = rows.at(index);
            return (
              <ListRow
                key={index}
                place={index}
                row={row}
                shown={row !== undefined && row.id === shown}
                ticked={row !== undefined && ticked.has(row.id)}
                reached={index === (at ?? 0)}
                onTick={tick}
                onOpen={(row) => {
                  focusRow(index);
                  onOpen(row.id);
                }}
              />
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: there is nothing in it to come to
    <tr aria-hidden="true" className="violations-gap">
      <td style={{ height }} />
    </tr>
  );
}

type Cursor = {
  rows: ReturnType<typeof useRows>;
  total: number;
  shown: string | undefined;
  onOpen: (id: string) => void;
  virtual: { scrollToIndex: (place: number) => void };
  scroller: React.RefObject<HTMLDivElement | null>;
};

/** The one row that the keys are at. What is open beside the list follows it. */
function useCursor({ rows, total, shown, onOpen, virtual, scroller }: Cursor) {
  const [at, setAt] = useState<number>();
  const [wanted, setWanted] = useState<number>();
  const open = shown === undefined ? undefined : rows.placeOf(shown);
  const place = open ?? at;

  // The row takes the focus once it is drawn, which after a long step is a little later.
  useEffect(() => {
    if (wanted === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-place="${wanted}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setWanted(undefined);
  });

  const moveTo = (next: number | undefined) => {
    if (next === undefined) return;
    setAt(next);
    setWanted(next);
    virtual.scrollToIndex(next);
    const row = rows.at(next);
    if (shown !== undefined && row) onOpen(row.id);
  };
  return {
    at: place,
    focusRow: setAt,
    moveTo,
    move: (by: number) => moveTo(stepTo(place, by, total)),
  };
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
