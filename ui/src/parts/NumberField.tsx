import { lazy } from 'react';
import type { FieldLooks } from './Field';
import { FieldToBe } from './FieldToBe';
import { LateField } from './LateField';

export type NumberFieldProps = FieldLooks & {
  /** A whole number; with `money` it is fen, and typed as yuan. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** 天, 分. */
  unit?: string;
  money?: boolean;
  disabled?: boolean;
};

/** A whole number, or an amount. It does not correct what is typed: `error` says what is wrong. */
export function NumberField(props: NumberFieldProps) {
  return (
    <LateField place={<FieldToBe label={props.label} labelUnseen={props.labelUnseen} value="" />}>
      <NumberBox {...props} />
    </LateField>
  );
}

const NumberBox = lazy(() => import('./mantine/NumberBox'));
