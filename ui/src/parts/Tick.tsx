import type { ReactNode } from 'react';
import './Tick.css';

type TickProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** Words beside the box; without them `label` names it. */
  children?: ReactNode;
  label?: string;
  mixed?: boolean;
  /** Tab goes past it: something else reaches it by a key of its own. */
  passedBy?: boolean;
};

/** A box to tick. */
export function Tick({ checked, onChange, disabled, children, label, mixed = false, passedBy = false }: TickProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        tabIndex={passedBy ? -1 : undefined}
        aria-label={children ? undefined : label}
        ref={(box) => {
          if (box) box.indeterminate = mixed;
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}
