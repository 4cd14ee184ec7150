import { type FocusEvent, type FormEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** What a text says: its value, or why it has none. An empty text has neither. */
export type Reading<Value = string> = {
  value: Value | null;
  flaw?: string;
  /** What is wrong is sure before more is typed, and is said with the key. */
  atOnce?: boolean;
};

type Written<Value> = {
  value: Value | null;
  /** Told with every key: the value of what stands there now, and nothing while that cannot be read. */
  onChange: (value: Value | null) => void;
  read: (text: string) => Reading<Value>;
  write: (value: Value) => string;
  error?: ReactNode;
  disabled?: boolean;
};

/**
 * A value written by hand. What cannot be read stays as it was typed, says why once it was left, and keeps the form
 * around it from being sent. `input` is spread into the field that it is written in.
 */
export function useWritten<Value>({ value, onChange, read, write, error, disabled }: Written<Value>) {
  const [text, setText] = useState(value === null ? '' : write(value));
  const [seen, setSeen] = useState(value);
  const [left, setLeft] = useState(false);
  const ref = useRef<HTMLInputElement>(null);
  const { value: said, flaw: unread, atOnce = false } = read(text);
  // What cannot be typed into holds nobody up.
  const flaw = disabled ? undefined : unread;

  // A value that comes from elsewhere is written anew; one that came from here is what stands there already.
  if (value !== seen) {
    setSeen(value);
    if (value !== said) setText(value === null ? '' : write(value));
  }
  useLayoutEffect(() => ref.current?.setCustomValidity(flaw ?? ''), [flaw]);

  const type = (text: string) => {
    setText(text);
    setLeft(false);
    onChange(read(text).value);
  };
  const leave = () => {
    setLeft(true);
    const rest = value ?? said;
    if (flaw === undefined && rest !== null) setText(write(rest));
  };
  return {
    text,
    type,
    leave,
    box: ref,
    input: {
      ref,
      value: text,
      onChange: type,
      disabled,
      error: flaw ? (left || atOnce) && flaw : error,
      onInvalid: (event: FormEvent) => {
        event.preventDefault();
        setLeft(true);
      },
      onBlur: (_: FocusEvent) => leave(),
    },
  };
}
