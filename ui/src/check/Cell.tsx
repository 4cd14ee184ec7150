import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Verdict } from '../ipc';
import { CheckIcon, SelectorIcon } from '../parts/icons';
import { Lamp, LampLabel } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';

export type CellOption = { value: string | null; label: string; hint?: string };

type CellProps = {
  name: string;
  light: Verdict | undefined;
  icon: ReactNode;
  shown: string;
  hint: string | undefined;
  /** The engine chose it. */
  auto: boolean;
  value: string | null;
  options: readonly CellOption[];
  open: boolean;
  onOpen: (open: boolean) => void;
  /** What each option would come to; asked for when the list opens. */
  askLights?: (options: readonly CellOption[]) => Promise<ReadonlyMap<string | null, Verdict | undefined>>;
  onChoose: (value: string | null) => void;
};

/** One of who, what and when: what is chosen, its light, and a list to choose another from. */
export function Cell({ name, light, icon, shown, hint, auto, open, onOpen, ...list }: CellProps) {
  const { t } = useTranslation('window/check');
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (back: boolean) => {
    onOpen(false);
    if (back) button.current?.focus();
  };
  return (
    <div className={light === 'blocked' ? 'attempt-cell attempt-cell-blocked' : 'attempt-cell'}>
      <button
        ref={button}
        type="button"
        className="attempt-button"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          onOpen(true);
        }}
      >
        <span className="attempt-name meta">
          {name}
          {auto && <span className="attempt-auto">{t('auto')}</span>}
          <span className="spacer" />
          {light && <LampLabel light={light} size={14} />}
        </span>
        <span className="attempt-value">
          <span className="attempt-icon faint">{icon}</span>
          <b className="ellipsis">{shown}</b>
          <span className="attempt-hint second dim ellipsis">{hint}</span>
          <span className="spacer" />
          <SelectorIcon size={14} />
        </span>
      </button>
      {open && <Options {...list} id={id} name={name} button={button} onClose={close} />}
    </div>
  );
}

type OptionsProps = Pick<CellProps, 'value' | 'options' | 'askLights' | 'onChoose'> & {
  id: string;
  name: string;
  button: React.RefObject<HTMLButtonElement | null>;
  onClose: (back: boolean) => void;
};

function Options({ id, name, value, options, askLights, button, onChoose, onClose }: OptionsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() =>
    Math.max(
      options.findIndex((option) => option.value === value),
      0,
    ),
  );
  const [lights, setLights] = useState<ReadonlyMap<string | null, Verdict | undefined>>();

  useLayoutEffect(() => box.current?.focus(), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the list opens
  useEffect(() => {
    let gone = false;
    askLights?.(options)
      .then((found) => {
        if (!gone) setLights(found);
      })
      // The list serves without them.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !button.current?.contains(target)) onClose(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [button, onClose]);

  const take = (option: CellOption | undefined) => {
    if (!option) return;
    onClose(true);
    onChoose(option.value);
  };
  const pressed = (event: KeyboardEvent) => {
    const last = options.length - 1;
    const to: Record<string, number> = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    };
    const place = to[event.key];
    if (place !== undefined) setAt(place);
    else if (event.key === 'Enter' || event.key === ' ') take(options[at]);
    else if (event.key === 'Escape') onClose(true);
    else if (event.key === 'Tab') return onClose(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      id={id}
      className="attempt-options"
      role="listbox"
      tabIndex={-1}
      aria-label={name}
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={pressed}
    >
      {options.map((option, place) => {
        const light = lights?.get(option.value);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the list
          <div
            key={option.value ?? ''}
            id={`${id}-${place}`}
            className={place === at ? 'attempt-option attempt-option-at' : 'attempt-option'}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === value}
            onClick={() => take(option)}
            onPointerMove={() => setAt(place)}
          >
            {askLights && <span className="attempt-option-lamp">{light && <Lamp light={light} size={16} />}</span>}
            <span className="ellipsis">{option.label}</span>
            <span className="spacer" />
            <span className="second dim one-line">{option.hint}</span>
            <span className="attempt-option-lamp">{option.value === value && <CheckIcon size={16} />}</span>
          </div>
        );
      })}
    </div>
  );
}
