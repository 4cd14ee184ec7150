import { daysBetween } from '../words/beijing';
import { decisionGroups, money } from '../words/format';
import { useWords } from '../words/useWords';
import './Numbers.css';

/** Whole fen as `¥1,206.00`, never broken over lines. */
export function Money({ fen, strong = false }: { fen: number; strong?: boolean }) {
  const Element = strong ? 'b' : 'span';
  return <Element className="money">{money(fen)}</Element>;
}

type DeadlineProps = {
  last: string;
  /** `most`: also how far off it is. `day`: the day alone, under a heading that says 最晚. */
  show?: 'most' | 'last' | 'day';
  /** The day it is counted from; today, unless another was asked about. */
  on?: string;
};

/** The last day of a payment, or how late it is, in red. */
export function Deadline({ last, show = 'last', on }: DeadlineProps) {
  const words = useWords();
  const late = daysBetween(last, on ?? words.today);
  if (late > 0) return <span className="one-line tone-stop">{words.overdue(late)}</span>;
  const said = { most: () => words.deadline(last, on), last: () => words.lastDay(last), day: () => words.day(last) };
  return <span className="one-line">{said[show]()}</span>;
}

/** An instant, the nearer the more relative; all of it for whoever points at it. */
export function When({ at, bare = false }: { at: string; bare?: boolean }) {
  const words = useWords();
  return (
    <time dateTime={at} title={words.exactly(at)}>
      {bare ? words.moment(at) : words.instant(at)}
    </time>
  );
}

/** A decision number, parted in fours by space that is not copied. */
export function DecisionNumber({ children }: { children: string }) {
  const groups = decisionGroups(children);
  return (
    <span className="decision-number">
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of a number have no name but their place
        <span key={place}>{group}</span>
      ))}
    </span>
  );
}
