import { type ReactNode, useRef, useState } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands, type Piece, type Sheet } from '../ipc';
import { Button, IconButton } from '../parts/Button';
import { ChevronDownIcon, ChevronLeftIcon, ChevronUpIcon } from '../parts/icons';
import { useAction } from '../shell/actions';
import { keysOf } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { type Filter, PieceList } from './PieceList';

type ManyPiecesProps = {
  sheet: Sheet;
  piece: Piece | undefined;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onPick: (number: number | undefined) => void;
  /** Shows the piece that is open, at its place. */
  children: (place: number) => ReactNode;
};

/** Many pieces: their list, or one of them with the way to the next of the same kind. */
export function ManyPieces({ sheet, piece, filter, onFilter, onPick, children }: ManyPiecesProps) {
  const { t } = useTranslation('window/intake');
  const [place, setPlace] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const courses = filter === 'all' ? [] : [filter];
  const count = filter === 'all' ? sheet.total : sheet.counts[filter];

  const step = async (by: 1 | -1) => {
    if (!piece) return;
    try {
      // One that was put right is no longer among those that are walked along: the next has taken its place.
      const here = (await ask(commands.pieces(courses, place, 1))).pieces[0];
      const moved = by === 1 && here && here.number !== piece.number ? place : place + by;
      const next = (await ask(commands.pieces(courses, Math.max(0, moved), 1))).pieces[0];
      if (moved < 0 || !next) return;
      setPlace(moved);
      onPick(next.number);
      panel.current?.scrollTo({ top: 0 });
    } catch (error) {
      await announceTrouble(error);
    }
  };
  useAction('next', piece ? () => void step(1) : undefined);
  useAction('previous', piece ? () => void step(-1) : undefined);
  useAction('close', piece ? () => onPick(undefined) : undefined);

  if (!piece) {
    return (
      <PieceList
        counts={sheet.counts}
        total={sheet.total}
        filter={filter}
        onFilter={onFilter}
        from={Math.min(place, Math.max(0, count - 1))}
        onOpen={(number, at) => {
          setPlace(at);
          onPick(number);
        }}
      />
    );
  }
  return (
    <>
      <div className="intake-one">
        <Button size={28} variant="subtle" icon={<ChevronLeftIcon size={16} />} onClick={() => onPick(undefined)}>
          {t('to-list')}
        </Button>
        <span className="spacer" />
        <span className="dim second">{t('piece', { place: piece.number + 1 })}</span>
        <IconButton
          size={28}
          label={t('previous')}
          keys={keysOf('previous')}
          icon={<ChevronUpIcon size={16} />}
          onClick={() => void step(-1)}
        />
        <IconButton
          size={28}
          label={t('next')}
          keys={keysOf('next')}
          icon={<ChevronDownIcon size={16} />}
          onClick={() => void step(1)}
        />
      </div>
      <section className="intake-panel" ref={panel} aria-label={t('piece', { place: piece.number + 1 })}>
        {children(piece.number + 1)}
      </section>
    </>
  );
}
