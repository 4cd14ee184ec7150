import { plateHalves } from '../words/format';
import './Plate.css';

/** A plate with its dot. The dot is drawn, not written: what is copied is what a form takes. */
export function Plate({ children }: { children: string }) {
  const [place, rest] = plateHalves(children);
  return (
    <span className="plate">
      {rest ? <span className="plate-place">{place}</span> : place}
      {rest}
    </span>
  );
}
