import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Plate } from './Plate';
import './Cases.css';

export type CaseLine = {
  id: string;
  /** Where it leads; none where somebody is in the middle of something. */
  href?: string;
  plate: string;
  offence: string | null;
  before?: ReactNode;
  after?: ReactNode;
  /** Lines of its own. */
  below?: ReactNode;
};

type CasesProps = {
  cases: readonly CaseLine[];
  /** How many are named; of the others `more` says how many they are. */
  most: number;
  more: (count: number) => string;
};

/** A few cases, a line each. */
export function Cases({ cases, most, more }: CasesProps) {
  return (
    <>
      <ul className="cases">
        {cases.slice(0, most).map(({ id, href, plate, offence, before, after, below }) => {
          const name = (
            <>
              <Plate>{plate}</Plate> {offence}
            </>
          );
          return (
            <li key={id}>
              {before}
              {href === undefined ? (
                <span className="ellipsis">{name}</span>
              ) : (
                <Link href={href} className="ellipsis">
                  {name}
                </Link>
              )}
              <span className="spacer" />
              {after}
              {below && <div className="cases-below">{below}</div>}
            </li>
          );
        })}
      </ul>
      {cases.length > most && <p className="second faint">{more(cases.length - most)}</p>}
    </>
  );
}
