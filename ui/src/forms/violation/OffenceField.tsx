import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { ask, commands, type FoundOffence, keepShown } from '../../ipc';
import { isComposing } from '../../parts/composing';
import { TextField } from '../../parts/Field';
import { useTranslation } from '../../words/useTranslation';

type OffenceFieldProps = {
  value: string;
  onChange: (offence: string) => void;
  /** One of the table was picked. */
  onPick: (offence: FoundOffence) => void;
  error?: string;
};

/** The offence as it is written, with those of the table that it names. What is typed stands; picking is a help. */
export function OffenceField({ value, onChange, onPick, error }: OffenceFieldProps) {
  const { t } = useTranslation('window/forms');
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number>();
  const asked = useLater(value.trim(), 100);
  const { data = [] } = useQuery({
    queryKey: ['offences', asked],
    queryFn: () => ask(commands.offences(asked)),
    enabled: open && asked.length >= 2,
    ...keepShown,
  });
  const found = open && asked.length >= 2 ? data : [];

  const pick = (offence: FoundOffence) => {
    onPick(offence);
    setOpen(false);
    setAt(undefined);
  };
  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event) || found.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = at === undefined ? undefined : found[at];
    if (step) {
      setAt(((at ?? (step > 0 ? -1 : 0)) + step + found.length) % found.length);
    } else if (event.key === 'Enter' && chosen && !event.ctrlKey && !event.metaKey) {
      pick(chosen);
    } else if (event.key === 'Escape') {
      setOpen(false);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus went elsewhere
    <div onBlur={() => setOpen(false)}>
      <TextField
        label={t('offence')}
        required
        error={error}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-found`}
        aria-autocomplete="list"
        aria-activedescendant={at === undefined || found.length === 0 ? undefined : `${id}-${at}`}
        placeholder={t('offence.example')}
        value={value}
        onChange={(text) => {
          onChange(text);
          setOpen(true);
          setAt(undefined);
        }}
        onKeyDown={pressed}
      />
      <div
        id={`${id}-found`}
        className="offence-found"
        role="listbox"
        aria-label={t('offence.found')}
        hidden={found.length === 0}
      >
        {found.map((offence, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the one it is at
          <div
            key={offence.behaviour}
            id={`${id}-${place}`}
            className="offence-one"
            role="option"
            aria-selected={place === at}
            // The press must not take the focus, or the list would be gone before it is let go.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(offence)}
          >
            <span>{offence.behaviour}</span>
            <span>
              {[offence.codes[0], offence.points !== null && t('points.count', { points: offence.points })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** A value, so many milliseconds after it was last changed. */
function useLater<T>(value: T, milliseconds: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return later;
}
