import { useState } from 'react';
import { TextField } from './Field';
import { readClock } from './readClock';
import './ClockField.css';

type ClockFieldProps = {
  label: string;
  /** What to write instead of what is no clock. */
  wrong: string;
  value: string;
  onChange: (clock: string) => void;
  /** The box was left, or Enter pressed, with a clock in it. */
  onDone?: (clock: string) => void;
  disabled?: boolean;
};

/** A time of day. It is put in order when its box is left. */
export function ClockField({ label, wrong, value, onChange, onDone, disabled }: ClockFieldProps) {
  const [left, setLeft] = useState(false);
  const done = () => {
    setLeft(true);
    const read = readClock(value);
    if (read && read !== value) onChange(read);
    if (read) onDone?.(read);
  };
  return (
    <TextField
      label={label}
      labelUnseen
      inputMode="numeric"
      className="clock-field"
      value={value}
      onChange={onChange}
      onFocus={() => setLeft(false)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
      disabled={disabled}
      error={left && !readClock(value) ? wrong : undefined}
    />
  );
}
