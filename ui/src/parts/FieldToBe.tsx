import { Field, type FieldLooks } from './Field';

/** Holds the place of a field whose code is on its way, for a few milliseconds once. */
export function FieldToBe({ value, ...looks }: Pick<FieldLooks, 'label' | 'labelUnseen'> & { value: string }) {
  return (
    <Field {...looks}>
      {(ties) => (
        <span className="field-box">
          <input {...ties} readOnly aria-busy="true" value={value} />
        </span>
      )}
    </Field>
  );
}
