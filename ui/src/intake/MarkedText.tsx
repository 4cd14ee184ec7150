import { type KeyboardEvent, useRef } from 'react';
import type { Field, Piece } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { numbersOf, stretches } from './marks';

type MarkedTextProps = {
  piece: Piece;
  /** The field that has the focus. */
  at: Field | undefined;
  onPick: (field: Field) => void;
};

/** A text as it was given, with what was read from it set apart and numbered as the fields are. */
export function MarkedText({ piece, at, onPick }: MarkedTextProps) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const paragraph = useRef<HTMLParagraphElement>(null);
  const numbers = numbersOf(piece.fields);
  const parts = stretches(piece.text, piece.fields);
  const first = parts.find(({ fields }) => fields.length > 0);

  // Tab comes to the text once; the arrow keys go along what was read.
  const pressed = (event: KeyboardEvent<HTMLElement>, field: Field) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const marks = [...(paragraph.current?.querySelectorAll<HTMLElement>('.intake-mark') ?? [])];
    if (step !== undefined) marks[marks.indexOf(event.currentTarget) + step]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') onPick(field);
    else return;
    event.preventDefault();
  };

  return (
    <p className="intake-text" ref={paragraph}>
      {parts.map((part) => {
        const field = part.fields.at(-1);
        if (!field) return part.text;
        const names = part.fields.map((one) => word('intake_field', one)).join(t('comma'));
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button of its own would not break with the lines of the text
          <span
            key={part.from}
            role="button"
            tabIndex={part === first ? 0 : -1}
            aria-label={t('mark', {
              field: names,
              text: part.text + part.ends.map((end) => numbers.get(end)).join(''),
            })}
            className={at && part.fields.includes(at) ? 'intake-mark intake-mark-on' : 'intake-mark'}
            onClick={() => onPick(field)}
            onKeyDown={(event) => pressed(event, field)}
          >
            {part.text}
            {part.ends.map((end) => (
              <sup key={end} aria-hidden="true">
                {numbers.get(end)}
              </sup>
            ))}
          </span>
        );
      })}
    </p>
  );
}
