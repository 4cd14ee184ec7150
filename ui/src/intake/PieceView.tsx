import { type RefObject, useEffect } from 'react';
import type { Field, Piece, PieceField } from '../ipc';
import { Button } from '../parts/Button';
import { useTranslation } from '../words/useTranslation';
import { Candidates } from './Candidates';
import { Changes } from './Changes';
import { CourseSign } from './CourseSign';
import { FieldRow, fieldId } from './FieldRow';
import { leastFields } from './fields';
import { numbersOf } from './marks';
import { Resembling } from './Resembling';
import { Told } from './Told';
import { decide } from './table';
import './Piece.css';

type PieceViewProps = {
  piece: Piece;
  /** Its place among all of them, from 1. */
  place: number;
  at: Field | undefined;
  onReach: (field: Field | undefined) => void;
  /** Whether the focus is to go to what is missing, once. */
  wanted: RefObject<boolean>;
};

/** One piece: what becomes of it, its fields, and what has to be decided about it. */
export function PieceView({ piece, place, at, onReach, wanted }: PieceViewProps) {
  const { t } = useTranslation('window/intake');
  const numbers = numbersOf(piece.fields);
  const fields = fieldsOf(piece);
  useFocusOnMissing(piece, wanted);

  return (
    <div className="intake-piece">
      <div className="intake-piece-head">
        <CourseSign course={piece.course} />
        {piece.row !== null && <span className="dim">{t('row', { row: piece.row })}</span>}
        <span className="spacer" />
        <Leaving piece={piece} />
      </div>
      <Told piece={piece} place={place} />
      <Candidates piece={piece} />
      {fields.length > 0 && (
        <ul className="intake-fields">
          {fields.map((field) => (
            <FieldRow
              key={field.field}
              piece={piece}
              field={field}
              number={numbers.get(field.field)}
              on={field.field === at}
              onReach={onReach}
            />
          ))}
        </ul>
      )}
      {piece.alike && piece.course === 'onto' && <Changes piece={piece} alike={piece.alike} />}
      {piece.alike && piece.course !== 'onto' && (
        <Resembling key={piece.number} piece={piece} alike={piece.alike} place={place} />
      )}
    </div>
  );
}

/** Leaves a piece out, or takes it up again. */
function Leaving({ piece }: { piece: Piece }) {
  const { t } = useTranslation('window/intake');
  // What is alike has its own buttons; of what is known or a fraud there is nothing to leave out.
  if (piece.alike || piece.course === 'known' || piece.kind === 'phishing') return null;
  const skipped = piece.course === 'skipped';
  return (
    <Button
      size={28}
      variant="subtle"
      onClick={() => decide(piece.number, { choosing: skipped ? 'proposed' : 'skip' })}
    >
      {t(skipped ? 'unskip' : 'skip')}
    </Button>
  );
}

/** Of what was not recognised, the fields of a record stand there to be filled in; of a fraud, none. */
function fieldsOf(piece: Piece): PieceField[] {
  if (piece.kind === 'phishing') return [];
  if (piece.kind !== 'unclear') return piece.fields;
  const empty = { value: null, confidence: null, ground: null, span: null, day: null, needed: false, fault: null };
  return leastFields.map((field) => piece.fields.find((one) => one.field === field) ?? { field, ...empty });
}

/** Takes the focus to the first field that is missing, else to the first that is not sure. */
function useFocusOnMissing(piece: Piece, wanted: RefObject<boolean>) {
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    const first =
      piece.fields.find(({ needed }) => needed) ??
      piece.fields.find(({ fault }) => fault) ??
      piece.fields.find(({ confidence }) => confidence === 'low');
    if (first) document.getElementById(fieldId(piece.number, first.field))?.focus();
  }, [piece, wanted]);
}
