import type { ReactNode } from 'react';
import { hasInitials } from './initials';

/** The kinds of things that are found, in the order in which they are shown. */
export const groups = [
  'violations',
  'actions',
  'verbs',
  'pages',
  'vehicles',
  'members',
  'accounts',
  'methods',
  'offences',
  'checks',
  'bring',
] as const;
export type Group = (typeof groups)[number];

/** One line of the palette. */
export type Entry = {
  id: string;
  group: Group;
  icon: ReactNode;
  label: string;
  /** Beside the label. */
  shown?: ReactNode;
  /** Under a lighter hand, after it. */
  hint?: ReactNode;
  /** At the far end: an amount, keys. */
  end?: ReactNode;
  /** More words it is found by. */
  words?: string;
  /** What is read aloud; the label when there is nothing more to say. */
  said?: string;
  /** What Ctrl C takes from it. */
  copies?: string;
  run: () => void;
};

/** How many lines of a group are shown while others have some, too. */
const most = 6;

/**
 * The entries that a text finds, the best first within each group. Every word has to be found; one at the beginning of
 * the label weighs most. Without a text everything is found, in the order given.
 */
export function rank(entries: readonly Entry[], text: string): Entry[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const weighed = entries.map((entry, place) => ({ entry, place, weight: weigh(entry, words) }));
  return weighed
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.place - other.place)
    .map(({ entry }) => entry);
}

/** Whether a line may be a record: it has a plate, or several words of which one names an offence. */
export function looksLikeRecord(text: string, namesOffence: boolean): boolean {
  const words = text.normalize('NFKC').toUpperCase().split(/\s+/).filter(Boolean);
  const plate = /\p{Script=Han}[A-Z][·•.]?[A-Z0-9*]{4,6}/u;
  return plate.test(words.join(' ')) || namesOffence || words.length > 3;
}

/** Whether a text is a line to be entered rather than one to find something by: it has words enough, and finds no record. */
export function isLine(text: string, entries: readonly Entry[]): boolean {
  const words = text.split(/[\s,，;；]+/).filter(Boolean);
  return words.length > 2 && !entries.some(({ group }) => group === 'violations');
}

/** The groups that have something, each with what is shown of it; `first` stands before the others. */
export function grouped(entries: readonly Entry[], first?: Group): { group: Group; entries: Entry[] }[] {
  return [...groups]
    .sort((one, other) => Number(other === first) - Number(one === first))
    .map((group) => ({ group, entries: entries.filter((entry) => entry.group === group).slice(0, most) }))
    .filter(({ entries }) => entries.length > 0);
}

function weigh({ label, words: more = '' }: Entry, words: readonly string[]): number {
  const [name, all] = [folded(label), folded(`${label} ${more}`)];
  let weight = 1;
  for (const word of words) {
    if (name.startsWith(word)) weight += 4;
    else if (hasInitials(name, word, true)) weight += 3;
    else if (name.includes(word)) weight += 2;
    else if (all.includes(word) || hasInitials(all, word)) weight += 1;
    else return 0;
  }
  return weight;
}

/** A text as it is compared: half width and small. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
