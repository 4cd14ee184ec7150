import type { Field, Piece, PieceField } from '../ipc';
import { Lamp } from '../parts/Lamp';
import type { Part } from '../words/say';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { lists, shapeOf } from './fields';
import { ListBox } from './ListBox';
import { Sureness } from './Sureness';
import { TypedBox } from './TypedBox';
import { usePutRight } from './usePutRight';

type FieldRowProps = {
  piece: Piece;
  field: PieceField;
  /** Its number in the text, where it stands there. */
  number: number | undefined;
  on: boolean;
  onReach: (field: Field | undefined) => void;
};

/** One field: what it says, put right in its place, how sure that is, and what is wrong with it. */
export function FieldRow({ piece, field, number, on, onReach }: FieldRowProps) {
  const { t } = useTranslation('window/intake');
  const { word, say } = useSay('intake', 'problem');
  const putRight = usePutRight(piece.number, field.field);
  const id = fieldId(piece.number, field.field);
  const shape = shapeOf(field.field);
  const name = word('intake_field', field.field);
  const wrong = putRight.refused
    ? say('intake', putRight.refused)
    : field.fault && say(field.fault.part as Part, field.fault.said);
  const ties = {
    id,
    'aria-describedby': wrong ? `${id}-wrong` : undefined,
    'aria-invalid': wrong ? (true as const) : undefined,
    'aria-required': field.needed || undefined,
  };
  const looks = ['intake-field', field.needed && 'intake-needed', on && 'intake-field-on'];

  return (
    <li
      className={looks.filter(Boolean).join(' ')}
      onFocus={() => onReach(field.field)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onReach(undefined);
      }}
    >
      <span className="intake-number">{field.needed ? <Lamp light="caution" size={16} silent /> : number}</span>
      <label htmlFor={id}>
        {name}
        {field.needed && <span className="unseen">{t('needed')}</span>}
      </label>
      {shape === 'list' || shape === 'flag' ? (
        <ListBox
          field={field}
          words={shape === 'flag' ? ['true', 'false'] : (lists[field.field] ?? [])}
          ties={ties}
          put={putRight.put}
        />
      ) : (
        <TypedBox field={field} name={name} ties={ties} putRight={putRight} />
      )}
      <Sureness field={field} car={field.field === 'plate' ? piece.car : null} />
      {wrong && (
        <p className="field-error" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </li>
  );
}

/** What the box of a field is called, so that its place in the text can lead to it. */
export function fieldId(piece: number, field: Field): string {
  return `intake-${piece}-${field}`;
}
