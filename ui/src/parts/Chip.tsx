import type { ReactNode } from 'react';
import './Chip.css';

type ChipsProps<T extends string> = {
  /** What is chosen among, for whoever hears it. */
  label: string;
  options: readonly { value: T; label: ReactNode; count?: number; icon?: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
};

/** One of several, each with how many it holds. */
export function Chips<T extends string>({ label, options, value, onChange }: ChipsProps<T>) {
  return (
    <fieldset className="chips">
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <Chip
          key={option.value}
          on={option.value === value}
          onClick={() => onChange(option.value)}
          icon={option.icon}
          count={option.count}
        >
          {option.label}
        </Chip>
      ))}
    </fieldset>
  );
}

type ChipProps = { on: boolean; onClick: () => void; icon?: ReactNode; count?: number; children: ReactNode };

/** A filter that is on or off. */
export function Chip({ on, onClick, icon, count, children }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={on} onClick={onClick}>
      {icon}
      {children}
      {count !== undefined && <span className="chip-count">{count}</span>}
    </button>
  );
}
