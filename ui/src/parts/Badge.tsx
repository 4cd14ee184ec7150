import type { ReactNode } from 'react';
import { Lamp, type Light, lightTone } from './Lamp';
import './Badge.css';

type BadgeProps = {
  /** With a light it is coloured and has the lamp; without, it is an outlined word. */
  light?: Light;
  children: ReactNode;
  title?: string;
};

/** A word that is set apart. */
export function Badge({ light, children, title }: BadgeProps) {
  if (!light) {
    return (
      <span className="badge badge-plain" title={title}>
        {children}
      </span>
    );
  }
  return (
    <span className={`badge badge-${light} ${lightTone[light]}`} title={title}>
      <Lamp light={light} size={14} silent />
      {children}
    </span>
  );
}
