import { lazy } from 'react';
import type { FieldLooks } from './Field';
import { FieldToBe } from './FieldToBe';
import { LateField } from './LateField';

export type DayFieldProps = FieldLooks & {
  /** `2026-10-08`, or nothing. */
  value: string | null;
  onChange: (day: string | null) => void;
  min?: string;
  max?: string;
  clearable?: boolean;
  disabled?: boolean;
};

/** A Beijing day, typed (`10-8`, `10月8日`, `20261008`) or picked. */
export function DayField(props: DayFieldProps) {
  return (
    <LateField place={<FieldToBe label={props.label} labelUnseen={props.labelUnseen} value={props.value ?? ''} />}>
      <DayInput {...props} />
    </LateField>
  );
}

const DayInput = lazy(() => import('./mantine/DayInput'));
