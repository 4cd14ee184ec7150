import { type ReactNode, useId } from 'react';
import './Segmented.css';

type SegmentedProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: ReactNode }[];
  /** Nothing, while it is still to be chosen. */
  value: T | null;
  onChange: (value: T) => void;
  /** Why one has to be chosen. */
  error?: string;
};

/** One of two to four, side by side; the arrow keys go along them. */
export function Segmented<T extends string>({ label, options, value, onChange, error }: SegmentedProps<T>) {
  const name = useId();
  return (
    <div className="segmented-field">
      <div
        className="segmented"
        role="radiogroup"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error && `${name}-error`}
      >
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              className="unseen"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
