import type { DeedKind, Passage, Sifting } from '../ipc';
import { dayOf } from '../words/beijing';

export const kinds: readonly DeedKind[] = [
  'violation',
  'payment',
  'appeal',
  'filing',
  'vehicle',
  'people',
  'papers',
  'rules',
  'in-bulk',
  'removal',
];

const names = ['violation', 'vehicle', 'member', 'kind', 'from', 'to', 'text'] as const;

/** What is sought, as the address says it. */
export function siftingIn(choices: URLSearchParams): Sifting {
  const sifting: Record<string, string> = {};
  for (const name of names) {
    const value = choices.get(name);
    if (value) sifting[name] = value;
  }
  return sifting as Sifting;
}

/** The address of the history with some of what is sought changed. */
export function addressOf(
  sifting: Sifting,
  change: Partial<Record<(typeof names)[number], string | null>> = {},
): string {
  const choices = new URLSearchParams();
  for (const name of names) {
    const value = name in change ? change[name] : sifting[name];
    if (value) choices.set(name, value);
  }
  const written = choices.toString();
  return written ? `/history?${written}` : '/history';
}

/** Entries under the day they were made on, both the newest first. */
export function byDay(passages: readonly Passage[]): { day: string; passages: Passage[] }[] {
  const days: { day: string; passages: Passage[] }[] = [];
  for (const passage of passages) {
    const day = dayOf(passage.at);
    const last = days.at(-1);
    if (last?.day === day) last.passages.push(passage);
    else days.push({ day, passages: [passage] });
  }
  return days;
}
