import type { Field, Piece } from '../ipc';
import { Plate } from '../parts/Plate';
import type { Part } from '../words/say';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { CourseSign } from './CourseSign';
import { useWritten } from './Resembling';

type PieceLineProps = {
  /** Nothing while it is on its way. */
  piece: Piece | undefined;
  place: number;
  count: number;
  top: number;
  reached: boolean;
  onOpen: (number: number) => void;
};

/** One of many pieces: what it is about, what becomes of it, and what is wrong. */
export function PieceLine({ piece, place, count, top, reached, onOpen }: PieceLineProps) {
  const { t } = useTranslation('window/intake');
  const written = useWritten();
  const said = (field: Field) => {
    const value = piece?.fields.find((one) => one.field === field)?.value;
    return value ? written(field, value) : undefined;
  };
  const plate = piece?.fields.find(({ field }) => field === 'plate')?.value;
  const about = said('offence') ?? (piece?.kind === 'payment' ? said('order_number') : undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines are placed by their numbers, most are not there
    <div
      role="listitem"
      aria-setsize={count}
      aria-posinset={place + 1}
      className="intake-line"
      style={{ transform: `translateY(${top}px)` }}
    >
      <button
        type="button"
        data-place={place}
        tabIndex={reached ? 0 : -1}
        aria-busy={!piece}
        onClick={() => piece && onOpen(piece.number)}
      >
        {piece && (
          <>
            <span className="intake-line-first">
              {plate?.kind === 'text' ? <Plate>{plate.value}</Plate> : <span className="faint">{t('no-plate')}</span>}
              <b className="ellipsis">{about}</b>
              <span className="spacer" />
              <span className="one-line">{said('fine_fen') ?? said('amount_fen')}</span>
            </span>
            <span className="intake-line-second">
              <CourseSign course={piece.course} size={14} />
              {piece.row !== null && <span className="one-line">{t('row', { row: piece.row })}</span>}
              <Wrong piece={piece} />
              <span className="spacer" />
              <span className="one-line">{said('occurred_at') ?? said('paid_at')}</span>
            </span>
          </>
        )}
      </button>
    </div>
  );
}

/** The first thing that is wrong or missing. */
function Wrong({ piece }: { piece: Piece }) {
  const { t } = useTranslation('window/intake');
  const { say, word } = useSay('intake', 'problem');
  const fault = piece.fields.find(({ fault }) => fault)?.fault ?? piece.faults[0];
  const missing = piece.fields.filter(({ needed }) => needed).map(({ field }) => word('intake_field', field));
  const text = fault
    ? say(fault.part as Part, fault.said)
    : missing.length > 0 && t('missing', { fields: missing.join(t('comma')) });
  if (!text) return null;
  return <span className="intake-line-wrong ellipsis">{text}</span>;
}
