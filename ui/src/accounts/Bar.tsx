import { shares } from './points';
import './Bar.css';

type BarProps = {
  /** What it measures, for whoever hears it. */
  label: string;
  part: number;
  /** What is still to be added: hatched. */
  coming?: number;
  whole: number;
};

/** How much of something is used. It is grey: the words beside it say whether that is good or bad. */
export function Bar({ label, part, coming = 0, whole }: BarProps) {
  const [used, more] = shares(part, coming, whole);
  return (
    <span className="bar" role="img" aria-label={label}>
      <span className="bar-used" style={{ width: `${used}%` }} />
      {more > 0 && <span className="bar-coming" style={{ width: `${more}%` }} />}
    </span>
  );
}
