import type { Attempt, Found, Spell, Verdict } from '../ipc/bindings';
import { isDown, nextDown } from './bar';
import { concerns, isMovable, leading, lightOf, passes } from './listing';
import type { Mend } from './mend';

/** What the verdict says in large letters: a key of `window/check` under `verdict.`. */
export type Headline =
  | 'settled'
  | 'won'
  | 'pay-now'
  | 'pay-then'
  | 'caution-now'
  | 'caution-then'
  | 'confirm-only'
  | 'confirm-now'
  | 'confirm-then'
  | 'blocked-pay'
  | 'blocked-confirm'
  | 'wait-pay'
  | 'wait-confirm'
  | 'fill-first'
  | 'unknown';

/** The sentence under it. */
export type Why =
  | { why: 'finding'; found: Found }
  | { why: 'mend'; mend: Mend }
  | { why: 'until'; at: string; expected: boolean; dueFen: number | null }
  | { why: 'before'; spell: Spell }
  | { why: 'last'; day: string }
  | { why: 'open' }
  | { why: 'confirm'; amountFen: number }
  | { why: 'nothing' };

/** What the one main button does. */
export type Primary =
  | { do: 'follow' }
  | { do: 'mend'; mend: Mend }
  | { do: 'wait'; at: string }
  | { do: 'cure'; found: Found }
  | { do: 'next' };

export type Judgement = { light: Verdict; headline: Headline; count: number; why: Why; primary: Primary };

/**
 * What to say about an attempt, and the one thing to do. `curable` says whether a finding has a button: a way that
 * waits comes after a way that acts, and a fact that is missing is filled in before anything is changed.
 */
export function judge(
  attempt: Attempt,
  at: string | null,
  mend: Mend | undefined,
  spells: readonly Spell[],
  now: string,
  curable: (found: Found) => boolean,
): Judgement {
  const { light } = attempt;
  const count = attempt.findings.filter((found) => !found.muted && lightOf(found) === light).length;
  const first = leading(attempt);
  const said = (headline: Headline, why: Why, primary: Primary): Judgement => ({
    light,
    headline,
    count,
    why,
    primary,
  });
  const step = attempt.next_step === 'confirm' ? 'confirm' : 'pay';
  const time = at === null ? 'now' : 'then';

  if (light === 'settled') return said('settled', because(first), { do: 'next' });
  if (attempt.next === 'revoke' && first) return said('won', because(first), { do: 'cure', found: first });
  if (isMovable(attempt)) {
    return said(`confirm-${time}`, { why: 'confirm', amountFen: attempt.fine_fen }, { do: 'follow' });
  }
  if (passes(light)) {
    if (step === 'confirm') {
      const why: Why = light === 'caution' ? because(first) : { why: 'confirm', amountFen: 0 };
      return said('confirm-only', why, { do: 'follow' });
    }
    // What there is to mind stands right below; the sentence says how long there is time.
    const headline = light === 'caution' ? 'caution' : 'pay';
    return said(`${headline}-${time}`, whyFree(attempt, at ?? now, spells), { do: 'follow' });
  }

  const unknown = light === 'unknown' || attempt.next_light === 'unknown';
  const stops = unknown ? 'missing' : 'block';
  const cured = attempt.findings.find(
    (found) => found.severity === stops && concerns(attempt, found) && curable(found),
  );
  if (unknown) {
    const primary: Primary = cured ? { do: 'cure', found: cured } : mend ? { do: 'mend', mend } : { do: 'next' };
    // Red says what stops it, which is that the record is not confirmed; whether that goes is what is not known.
    const headline = light === 'blocked' ? 'fill-first' : 'unknown';
    return { ...said(headline, because(first), primary), count: missing(attempt) };
  }
  if (mend) return said(`blocked-${step}`, { why: 'mend', mend }, { do: 'mend', mend });

  const free = attempt.next_earliest ?? attempt.earliest;
  if (free) {
    const dueFen = free.amount_due_fen > attempt.amount_due_fen ? free.amount_due_fen : null;
    const why: Why = { why: 'until', at: free.at, expected: free.expected, dueFen };
    // An answer that is only expected is not there when its time comes: looking again then would show the same.
    return said(`wait-${step}`, why, free.expected ? { do: 'next' } : { do: 'wait', at: free.at });
  }
  return said(`blocked-${step}`, because(first), cured ? { do: 'cure', found: cured } : { do: 'next' });
}

function because(found: Found | undefined): Why {
  return found ? { why: 'finding', found } : { why: 'nothing' };
}

function missing(attempt: Attempt): number {
  return attempt.findings.filter((found) => found.severity === 'missing').length;
}

/** How long it stays free: until the next stop within a day, else until the last day. */
function whyFree(attempt: Attempt, at: string, spells: readonly Spell[]): Why {
  const down = nextDown(spells, at);
  if (down && isDown(down)) return { why: 'before', spell: down };
  return attempt.last_day ? { why: 'last', day: attempt.last_day } : { why: 'open' };
}
