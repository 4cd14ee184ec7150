import type { Choice, Choices, EventKind } from '../../ipc';

/** The kinds, what costs money first. */
export const kinds: readonly EventKind[] = [
  'pay_by',
  'handle_by',
  'cleared',
  'rush',
  'licence',
  'inspection',
  'cycle',
  'objection',
  'filing',
  'reconsideration',
  'lawsuit',
];

/** What is said at the moment it happens has no days before it. */
export const hasLeads = (kind: EventKind) => !['cleared', 'objection', 'filing'].includes(kind);

/** The most days ahead that can be asked for. */
export const mostDays = 366;

const usual = [0, 1, 3, 7, 14, 30, 60];

/** The days before that are offered: the usual ones and those chosen, the day itself first. */
export function offered(chosen: readonly number[]): number[] {
  return [...new Set([...usual, ...chosen])].sort((a, b) => a - b);
}

/** The choice with a number of days more or less. Without any it would never be said: then it is turned off instead. */
export function toggled(choice: Choice, days: number): Choice {
  const leads = choice.leads ?? [];
  if (!leads.includes(days)) return { ...choice, leads: [...leads, days].sort((a, b) => b - a) };
  const others = leads.filter((lead) => lead !== days);
  return others.length === 0 ? { ...choice, on: false } : { ...choice, leads: others };
}

/** The choices with another one for a kind. */
export function withKind(choices: Choices, kind: EventKind, choice: Choice): Choices {
  return { ...choices, kinds: { ...choices.kinds, [kind]: choice } };
}
