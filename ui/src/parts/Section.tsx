import { type ReactNode, useId } from 'react';
import './Section.css';

type SectionProps = {
  title: ReactNode;
  /** Beside the title: how many, or a remark. */
  note?: ReactNode;
  /** At the far end: a link or a small button. */
  aside?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** A part of a page under its heading. */
export function Section({ title, note, aside, className = '', children }: SectionProps) {
  const id = useId();
  return (
    <section className={className} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="section-note">{note}</span>}
        <span className="spacer" />
        {aside}
      </div>
      {children}
    </section>
  );
}
