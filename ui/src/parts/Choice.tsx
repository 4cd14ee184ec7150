import { lazy, type ReactNode } from 'react';
import type { FieldLooks } from './Field';
import { FieldToBe } from './FieldToBe';
import { LateField } from './LateField';

export type ChoiceOption<T extends string = string> = {
  value: T;
  /** Shown in the box. */
  label: string;
  /** Shown in the list instead of the label. */
  shown?: ReactNode;
  /** More words it is found by: initials, a number. */
  search?: string;
  disabled?: boolean;
};

export type ChoiceProps<T extends string = string> = FieldLooks & {
  options: readonly ChoiceOption<T>[];
  value: T | null;
  /** `null` only where it is `clearable`. */
  onChange: (value: T | null) => void;
  searchable?: boolean;
  clearable?: boolean;
  disabled?: boolean;
  placeholder?: string;
  /** Stands last in the list, whatever is typed: makes what is not there yet of it. */
  adding?: { label: (typed: string) => string; add: (typed: string) => void };
};

/** One of many, found by typing. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const label = props.options.find((option) => option.value === props.value)?.label ?? '';
  return (
    <LateField place={<FieldToBe label={props.label} labelUnseen={props.labelUnseen} value={label} />}>
      <ChoiceInput {...(props as unknown as ChoiceProps)} />
    </LateField>
  );
}

const ChoiceInput = lazy(() => import('./mantine/ChoiceInput'));
