import { type KeyboardEvent, useState } from 'react';
import { isComposing } from '../../parts/composing';

type InPlaceProps = {
  label: string;
  value: string;
  placeholder?: string;
  className?: string;
  /** Given what was typed, trimmed; settles once it stands, or was refused and said so. */
  onKeep: (text: string) => Promise<void>;
};

/** A text that is typed where it stands: Enter and leaving keep it, Escape leaves it as it was. */
export function InPlace({ label, value, placeholder, className = '', onKeep }: InPlaceProps) {
  const [typed, setTyped] = useState<string>();
  const keep = async () => {
    if (typed === undefined) return;
    if (typed.trim() !== value) await onKeep(typed.trim());
    // What was typed on meanwhile is not done yet.
    setTyped((now) => (now === typed ? undefined : now));
  };
  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') void keep();
    else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <input
      className={`in-place ellipsis ${className}`.trim()}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      placeholder={placeholder}
      title={value}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void keep()}
      onKeyDown={pressed}
    />
  );
}
