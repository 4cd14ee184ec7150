import type { CureButton } from './cures';

/** A button of a finding. A switch of who, what or when is one press and done. */
export type Offered = CureButton & { readonly switches: boolean };

/**
 * Two at most, for more would not be read. The first is among them, since the advice beside it begins with it; the other
 * is of the other kind where there is one: a switch, and something that lasts. The switch comes first.
 */
export function twoOf(offered: readonly Offered[]): readonly Offered[] {
  const each = offered.filter(({ label }, place) => offered.findIndex((other) => other.label === label) === place);
  const [first, ...others] = each;
  if (!first) return [];
  const second = others.find(({ switches }) => switches !== first.switches) ?? others[0];
  if (!second) return [first];
  return second.switches && !first.switches ? [second, first] : [first, second];
}
