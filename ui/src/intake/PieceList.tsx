import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Counts, CourseWord } from '../ipc';
import { Chips } from '../parts/Chip';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { CourseIcon } from './CourseSign';
import { courses } from './course';
import { PieceLine } from './PieceLine';
import { usePiecesInSight } from './usePiecesInSight';
import './Many.css';

export type Filter = CourseWord | 'all';

type PieceListProps = {
  counts: Counts;
  total: number;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** The place that was open last: the list begins there. */
  from: number;
  onOpen: (number: number, place: number) => void;
};

/** Many pieces: by what becomes of them, and only those in sight are drawn and fetched. */
export function PieceList({ counts, total, filter, onFilter, from, onOpen }: PieceListProps) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: from, last: from + 20 });
  const [at, setAt] = useState(from);
  const [wanted, setWanted] = useState<number>();
  const count = filter === 'all' ? total : counts[filter];
  const pieces = usePiecesInSight(filter === 'all' ? [] : [filter], sight.first, sight.last, count);
  const height = 3.25 * rem();
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    initialOffset: Math.max(0, from - 3) * height,
    onChange: ({ range }) => {
      if (!range) return;
      const next = { first: range.startIndex, last: range.endIndex };
      setSight((before) => (before.first === next.first && before.last === next.last ? before : next));
    },
  });

  // A line takes the focus once it is drawn, which after a long step is a little later.
  useEffect(() => {
    if (wanted === undefined) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-place="${wanted}"]`);
    if (!line) return;
    line.focus({ preventScroll: true });
    setWanted(undefined);
  });

  const pressed = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count };
    const step = steps[event.key as keyof typeof steps];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
    event.preventDefault();
    const next = Math.min(count - 1, Math.max(0, at + step));
    setAt(next);
    setWanted(next);
    virtual.scrollToIndex(next);
  };

  const shown = courses.filter((course) => counts[course] > 0 || course === filter);
  return (
    <>
      <div className="intake-filters">
        <Chips
          label={t('filter')}
          value={filter}
          onChange={(next: Filter) => {
            setAt(0);
            scroller.current?.scrollTo({ top: 0 });
            onFilter(next);
          }}
          options={[
            { value: 'all', label: t('all'), count: total },
            ...shown.map((course) => ({
              value: course,
              label: word('intake_course', course),
              count: counts[course],
              icon: <CourseIcon course={course} size={14} />,
            })),
          ]}
        />
      </div>
      <div className="intake-list" ref={scroller}>
        {count === 0 && <p className="dim intake-none">{t('filter.none')}</p>}
        {/* biome-ignore lint/a11y/useSemanticElements: lines are placed by their numbers, most are not there */}
        <div role="list" aria-label={t('pieces')} style={{ height: virtual.getTotalSize() }} onKeyDown={pressed}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <PieceLine
              key={index}
              piece={pieces.at(index)}
              place={index}
              count={count}
              top={start}
              reached={index === Math.min(at, count - 1)}
              onOpen={(number) => {
                setAt(index);
                onOpen(number, index);
              }}
            />
          ))}
        </div>
      </div>
    </>
  );
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
