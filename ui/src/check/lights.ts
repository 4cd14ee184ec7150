import type { About, Attempt, Verdict } from '../ipc/bindings';
import { concerns, isOver, lightOf } from './listing';

const gravity: readonly Verdict[] = ['payable', 'caution', 'unknown', 'blocked'];

/** The light of who, what or when alone: the gravest that is about it, on the whole way or for the next step. */
export function lightAbout(attempt: Attempt, about: About, nextOnly = false): Verdict | undefined {
  if (isOver(attempt)) return undefined;
  return attempt.findings
    .filter((found) => found.about === about && !found.muted && (!nextOnly || concerns(attempt, found)))
    .map((found) => lightOf(found) ?? 'payable')
    .reduce<Verdict>((worst, light) => graver(worst, light), 'payable');
}

/** The graver of two lights. */
export function graver(one: Verdict, other: Verdict): Verdict {
  return gravity.indexOf(other) > gravity.indexOf(one) ? other : one;
}
