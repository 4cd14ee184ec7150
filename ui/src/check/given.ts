import type { Attempt } from '../ipc';
import { askFor } from './ask';
import type { Choice } from './choice';
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
  const fresh: Given = { coming: askFor(ids, choice) };
  known.set(key, fresh);
  fresh.coming.then(
    (attempts) => {
      fresh.attempts = attempts;
    },
    () => known.delete(key),
  );
  return fresh.coming;
}

function question(ids: readonly string[], { who, what, at }: Choice): string {
  return JSON.stringify([ids, who, what, at]);
}
