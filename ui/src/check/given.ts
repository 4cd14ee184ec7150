import { replaceEqualDeep } from '@tanstack/react-query';
import type { Attempt } from '../ipc';
import { askFor } from './ask';
import { type Choice, choice as chosenNow } from './choice';
import type { Facts } from './useOpen';

type Given = { coming: Promise<Attempt[]>; attempts?: Attempt[] };

/** What was answered, for as long as the facts stand that it was answered about. */
const given = new WeakMap<Facts, Map<string, Given>>();

/** The answers about some violations one after another, if they are known already: what is chosen then is drawn at once. */
export function answersAt(facts: Facts, ids: readonly string[], choice: Choice): Attempt[] | undefined {
  return given.get(facts)?.get(question(ids, choice))?.attempts;
}

/** The answers about some violations one after another. What was asked about these facts is not asked again. */
export function learn(facts: Facts, ids: readonly string[], choice: Choice): Promise<Attempt[]> {
  const known = given.get(facts) ?? new Map<string, Given>();
  given.set(facts, known);
  const key = question(ids, choice);
  const asked = known.get(key);
  if (asked) return asked.coming;
  const fresh: Given = {
    coming: askFor(ids, choice).then((attempts) => {
      // What it has in common with what is shown stays the same object, and is not drawn again.
      fresh.attempts = replaceEqualDeep(answersAt(facts, ids, chosenNow()), attempts);
      return fresh.attempts;
    }),
  };
  known.set(key, fresh);
  fresh.coming.catch(() => known.delete(key));
  return fresh.coming;
}

function question(ids: readonly string[], { who, what, at }: Choice): string {
  return JSON.stringify([ids, who, what, at]);
}
