import i18next from 'i18next';
import { Link } from 'wouter';
import type { Candidate, CourseWord, Piece } from '../ipc';
import { Lamp } from '../parts/Lamp';
import { Plate } from '../parts/Plate';
import type { Part } from '../words/say';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';

/** What becomes of a piece, in a sentence or two, and what is wrong with it as a whole. */
export function Told({ piece, place }: { piece: Piece; place: number }) {
  const { t } = useTranslation('window/intake');
  const { say } = useSay('intake', 'problem');
  const isLoud = loud.includes(piece.course);
  const order = piece.fields.find(({ field }) => field === 'order_number')?.value;
  const values = { place, order: order?.kind === 'text' ? order.value : '' };
  const key = keyOf(piece, values.order);
  const told = i18next.exists(key, { ns: 'window/intake' }) ? t(key, values) : undefined;
  if (!told && !piece.onto && piece.faults.length === 0) return null;

  return (
    <div className={isLoud ? 'intake-told intake-told-marked' : 'intake-told'}>
      {isLoud && <Lamp light="caution" size={18} silent />}
      <div>
        {told && <p>{told}</p>}
        {piece.onto && <Violation of={piece.onto} />}
        {piece.faults.length > 0 && (
          <ul className="intake-faults">
            {piece.faults.map((fault) => (
              <li key={`${fault.part} ${fault.said.key}`} role="alert">
                {say(fault.part as Part, fault.said)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** The sentence of a course: without its number where there is none, and of a decision's own where that is asked about. */
function keyOf({ course, kind }: Piece, order: string): string {
  if (course === 'paid_twice' && !order) return 'told.paid_twice.bare';
  return course === 'ask' && kind === 'decision' ? 'told.ask.decision' : `told.${course}`;
}

/** What is set apart, for it is not what somebody expects. */
const loud: readonly CourseWord[] = ['ask', 'paid_twice', 'phishing'];

/** The violation that a piece goes onto, or is. */
function Violation({ of }: { of: Candidate }) {
  const words = useWords();
  return (
    <p className="intake-onto">
      <Link href={`/violations/${encodeURIComponent(of.violation)}`}>
        <Plate>{of.plate}</Plate> {of.offence}
      </Link>
      <span className="dim">
        {words.stamp(of.occurred_at)} · {words.money(of.amount_fen)}
      </span>
    </p>
  );
}
