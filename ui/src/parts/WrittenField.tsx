import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../words/useTranslation';
import { IconButton } from './Button';
import { isComposing } from './composing';
import { type FieldLooks, TextField } from './Field';
import { CalendarIcon } from './icons';
import { type Reading, useWritten } from './useWritten';

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

/** A day or a moment, written by hand, with a calendar beside it. */
export function WrittenField(props: WrittenFieldProps) {
  const { value, onChange, read, write, withDay, dayIn, max, placeholder, disabled, error, ...looks } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { text, type, leave, box, input } = useWritten({ value, onChange, read, write, error, disabled });

  const pickDay = () => {
    // The calendar gives the focus back to where it was when it opened.
    box.current?.focus();
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
      {...input}
      placeholder={placeholder}
      onBlur={(event) => {
        // Whoever goes to the calendar has not left the field.
        if (open) event.stopPropagation();
        else leave();
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
