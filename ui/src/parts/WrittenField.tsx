import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from '../words/useTranslation';
import { IconButton } from './Button';
import { isComposing } from './composing';
import { type FieldLooks, TextField } from './Field';
import { CalendarIcon } from './icons';

/** What a text says: its value, or why it has none. An empty text has neither. */
export type Reading = {
  value: string | null;
  flaw?: string;
  /** What is wrong is sure before more is typed, and is said with the key. */
  atOnce?: boolean;
};

type WrittenFieldProps = FieldLooks & {
  value: string | null;
  /** Told with every key: the value of what stands there now, and nothing while that cannot be read. */
  onChange: (value: string | null) => void;
  read: (text: string) => Reading;
  write: (value: string) => string;
  /** The text after a day was picked. */
  withDay: (day: string, text: string) => string;
  /** The day of what stands there, at which the calendar begins. */
  dayIn: (text: string) => string | null;
  /** The last day that it offers. */
  max?: string;
  placeholder: string;
  disabled?: boolean;
};

/**
 * A day or a moment, written by hand, with a calendar beside it. What cannot be read stays as it was typed, says why
 * once it was left, and keeps the form around it from being sent.
 */
export function WrittenField(props: WrittenFieldProps) {
  const { value, onChange, read, write, withDay, dayIn, max, placeholder, disabled, error, ...looks } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(value === null ? '' : write(value));
  const [seen, setSeen] = useState(value);
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { value: said, flaw, atOnce = false } = read(text);

  // A value that comes from elsewhere is written anew; one that came from here is what stands there already.
  if (value !== seen) {
    setSeen(value);
    if (value !== said) setText(value === null ? '' : write(value));
  }
  useLayoutEffect(() => input.current?.setCustomValidity(flaw ?? ''), [flaw]);

  const type = (text: string) => {
    setText(text);
    setLeft(false);
    onChange(read(text).value);
  };
  const pickDay = () => {
    // The calendar gives the focus back to where it was when it opened.
    input.current?.focus();
    setOpen(true);
  };

  const button = (
    <IconButton
      size={28}
      // In the field the arrow down opens it, so it is no stop of its own.
      tabIndex={-1}
      label={t('calendar.open')}
      keys="↓"
      icon={<CalendarIcon size={16} />}
      disabled={disabled}
      onClick={open ? () => setOpen(false) : pickDay}
    />
  );
  return (
    <TextField
      {...looks}
      ref={input}
      value={text}
      onChange={type}
      placeholder={placeholder}
      disabled={disabled}
      error={flaw ? (left || atOnce) && flaw : error}
      onInvalid={(event) => {
        event.preventDefault();
        setLeft(true);
      }}
      onBlur={(event) => {
        // Whoever goes to the calendar has not left the field.
        if (open) return event.stopPropagation();
        setLeft(true);
        const rest = value ?? said;
        if (flaw === undefined && rest !== null) setText(write(rest));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || isComposing(event)) return;
        event.preventDefault();
        pickDay();
      }}
      after={
        // biome-ignore lint/a11y/noStaticElementInteractions: what is left within the calendar is not the field
        <span className="field-calendar" onBlur={(event) => event.stopPropagation()}>
          <Suspense fallback={button}>
            <CalendarBox
              open={open}
              onClose={() => setOpen(false)}
              day={dayIn(text)}
              max={max}
              onPick={(picked) => {
                type(withDay(picked, text));
                setOpen(false);
              }}
              target={button}
            />
          </Suspense>
        </span>
      }
    />
  );
}

const CalendarBox = lazy(() => import('./mantine/CalendarBox'));
