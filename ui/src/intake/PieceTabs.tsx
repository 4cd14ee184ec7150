import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Piece } from '../ipc';
import { Lamp } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { CourseIcon } from './CourseSign';
import { isMarked } from './course';

type PieceTabsProps = { pieces: readonly Piece[]; at: number | undefined; onPick: (number: number) => void };

/** Few pieces, side by side; the arrow keys go along them. */
export function PieceTabs({ pieces, at, onPick }: PieceTabsProps) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    tabs.current?.querySelector(`[data-piece="${at}"]`)?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [at]);

  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const here = pieces.findIndex(({ number }) => number === at);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: pieces.length - 1 }[event.key];
    const piece = next === undefined ? undefined : pieces[next];
    if (!piece) return;
    event.preventDefault();
    onPick(piece.number);
    event.currentTarget.querySelector<HTMLElement>(`[data-piece="${piece.number}"]`)?.focus();
  };

  return (
    <div className="intake-tabs" ref={tabs} role="tablist" aria-label={t('pieces')} onKeyDown={pressed}>
      {pieces.map(({ number, course }, place) => (
        <button
          key={number}
          type="button"
          role="tab"
          id={tabId(number)}
          data-piece={number}
          className="intake-tab"
          aria-selected={number === at}
          aria-controls="intake-panel"
          tabIndex={number === at ? 0 : -1}
          onClick={() => onPick(number)}
        >
          {isMarked(course) ? <Lamp light="caution" size={16} silent /> : <CourseIcon course={course} />}
          {t('piece', { place: place + 1 })}
          <span className="intake-tab-course">{word('intake_course', course)}</span>
        </button>
      ))}
    </div>
  );
}

export function tabId(number: number): string {
  return `intake-tab-${number}`;
}
