import type { Piece } from '../ipc';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { decide } from './table';

/** Which violation a payment pays, or a decision is of, where that is not plain: a choice among those that it may be. */
export function Candidates({ piece }: { piece: Piece }) {
  const { t } = useTranslation('window/intake');
  const words = useWords();
  const { candidates, onto, number } = piece;
  const of = piece.kind === 'payment' ? 'pays' : 'decides';
  // A payment has nothing that goes over into the record, a decision all that it says.
  const fields = of === 'pays' ? [] : piece.fields.filter(({ value }) => value).map(({ field }) => field);
  if (candidates.length === 0) return null;
  return (
    <fieldset className="intake-candidates">
      <legend>{t(of)}</legend>
      {candidates.map((one) => (
        <label key={one.violation} className="intake-candidate">
          <input
            type="radio"
            name={`${of}-${number}`}
            checked={onto?.violation === one.violation}
            onChange={() => decide(number, { choosing: 'onto', violation: one.violation, fields })}
          />
          <span className="intake-candidate-words">
            <span className="ellipsis">
              <Plate>{one.plate}</Plate> {one.offence}
            </span>
            <span className="meta dim">{words.stamp(one.occurred_at)}</span>
          </span>
          <Money fen={one.amount_fen} />
        </label>
      ))}
    </fieldset>
  );
}
