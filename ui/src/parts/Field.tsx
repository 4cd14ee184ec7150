import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import { useTranslation } from '../words/useTranslation';
import './Field.css';

export type FieldLooks = {
  label: ReactNode;
  /** The label is read aloud but not shown. */
  labelUnseen?: boolean;
  hint?: ReactNode;
  /** What is wrong, and what to write instead. */
  error?: ReactNode;
  required?: boolean;
  className?: string;
};

/** What the control has to carry so that label, hint and error belong to it. */
export type FieldTies = {
  id: string;
  required: boolean | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
};

type FieldProps = FieldLooks & { children: (ties: FieldTies) => ReactNode };

/** A label, a control, a hint and an error, tied to each other. */
export function Field({ label, labelUnseen, hint, error, required, className = '', children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const ties: FieldTies = {
    id,
    required,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={`field ${className}`.trim()}>
      <label className={labelUnseen ? 'unseen' : 'field-label'} htmlFor={id}>
        {label}
        {required && (
          <span className="field-required" aria-hidden="true">
            {t('required')}
          </span>
        )}
      </label>
      {children(ties)}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = FieldLooks &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'size' | keyof FieldLooks> & {
    value: string;
    onChange: (value: string) => void;
    /** Within the box, before the text: an icon. */
    icon?: ReactNode;
    /** Within the box, after the text: a unit or a button. */
    after?: ReactNode;
    ref?: React.Ref<HTMLInputElement>;
  };

/** One line of text. */
export function TextField({ value, onChange, icon, after, ref, ...rest }: TextFieldProps) {
  const { looks, control } = parted(rest);
  return (
    <Field {...looks}>
      {(ties) => (
        <span className="field-box">
          {icon}
          <input
            ref={ref}
            autoComplete="off"
            spellCheck={false}
            {...control}
            {...ties}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {after}
        </span>
      )}
    </Field>
  );
}

type AreaFieldProps = FieldLooks &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | keyof FieldLooks> & {
    value: string;
    onChange: (value: string) => void;
    ref?: React.Ref<HTMLTextAreaElement>;
  };

/** Several lines of text. */
export function AreaField({ value, onChange, ref, ...rest }: AreaFieldProps) {
  const { looks, control } = parted(rest);
  return (
    <Field {...looks}>
      {(ties) => (
        <span className="field-box field-area">
          <textarea
            ref={ref}
            rows={3}
            spellCheck={false}
            {...control}
            {...ties}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </span>
      )}
    </Field>
  );
}

type OptionFieldProps<T extends string> = FieldLooks & {
  options: readonly { value: T; label: string; disabled?: boolean }[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
};

/** One of a few known words. For many, or to search among them, there is `Choice`. */
export function OptionField<T extends string>({ options, value, onChange, disabled, ...looks }: OptionFieldProps<T>) {
  return (
    <Field {...looks}>
      {(ties) => (
        <span className="field-box field-options">
          <select
            {...ties}
            disabled={disabled}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value as T)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  );
}

function parted<T extends FieldLooks>({ label, labelUnseen, hint, error, required, className, ...control }: T) {
  return { looks: { label, labelUnseen, hint, error, required, className }, control };
}
