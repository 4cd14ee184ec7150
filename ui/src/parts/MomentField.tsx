import { lazy } from 'react';
import type { FieldLooks } from './Field';
import { FieldToBe } from './FieldToBe';
import { LateField } from './LateField';

export type MomentFieldProps = FieldLooks & {
  /** An instant in RFC 3339, or nothing. */
  value: string | null;
  onChange: (instant: string | null) => void;
  presets?: readonly { label: string; value: string }[];
  clearable?: boolean;
  disabled?: boolean;
};

/** A day and a clock of Beijing. */
export function MomentField(props: MomentFieldProps) {
  return (
    <LateField
      place={
        <FieldToBe
          label={props.label}
          labelUnseen={props.labelUnseen}
          value={props.value?.slice(0, 16).replace('T', ' ') ?? ''}
        />
      }
    >
      <MomentInput {...props} />
    </LateField>
  );
}

const MomentInput = lazy(() => import('./mantine/MomentInput'));
