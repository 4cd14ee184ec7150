import { useEffect, useRef } from 'react';
import type { Brought, Field, Piece } from '../ipc';
import { IconButton } from '../parts/Button';
import { CloseIcon, MessageIcon } from '../parts/icons';
import { Lamp } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { isMarked } from './course';
import { MarkedText } from './MarkedText';
import { putAway } from './table';

type TextCardProps = {
  brought: Brought;
  piece: Piece;
  on: boolean;
  at: Field | undefined;
  onPick: (field?: Field) => void;
};

/** One message: whole and marked while its piece is shown, else its beginning. */
export function TextCard({ brought, piece, on, at, onPick }: TextCardProps) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (on) card.current?.scrollIntoView?.({ block: 'nearest' });
  }, [on]);

  const kind = word('intake_kind', piece.kind);
  const read = piece.fields.filter(({ value }) => value).length;
  const lacking = piece.fields.filter(({ needed }) => needed).length;
  const said = () => {
    if (isMarked(piece.course) && piece.course !== 'incomplete') return word('intake_course', piece.course);
    return lacking > 0 ? t('read.lacking', { read, lacking }) : t('read.whole', { read });
  };

  return (
    <article ref={card} className={on ? 'intake-card intake-card-on' : 'intake-card'} aria-label={kind}>
      <div className="intake-card-head">
        <MessageIcon size={16} aria-hidden />
        <b>{kind}</b>
        {brought.name && <span className="ellipsis">{brought.name}</span>}
        <span className="spacer" />
        {isMarked(piece.course) && <Lamp light="caution" size={14} silent />}
        <span className="one-line">{said()}</span>
        <IconButton
          size={28}
          label={brought.pieces > 1 ? t('away.all', { count: brought.pieces }) : t('away')}
          icon={<CloseIcon size={14} />}
          onClick={() => putAway(brought.number)}
        />
      </div>
      {on ? (
        <MarkedText piece={piece} at={at} onPick={onPick} />
      ) : (
        <button type="button" className="intake-card-text" onClick={() => onPick()}>
          {piece.text.trim()}
        </button>
      )}
    </article>
  );
}
