import type { Field, PieceField } from '../ipc';

/** The numbers of the fields that stand in the text, from 1. */
export function numbersOf(fields: readonly PieceField[]): ReadonlyMap<Field, number> {
  return new Map(fields.filter(({ span }) => span).map(({ field }, place) => [field, place + 1]));
}

/** A stretch of a text: plain, or of the fields that were read from it, the narrowest last. */
export type Stretch = {
  from: number;
  text: string;
  fields: Field[];
  /** The fields whose numbers stand after it. */
  ends: Field[];
};

/** A text cut where what was read from it begins and ends. Stretches may lie in each other, or overlap. */
export function stretches(text: string, fields: readonly PieceField[]): Stretch[] {
  const spans = fields.flatMap(({ field, span }) =>
    span && span[0] < span[1] && span[1] <= text.length ? [{ field, from: span[0], to: span[1] }] : [],
  );
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, place) => {
    const to = edges[place + 1] ?? text.length;
    const within = spans.filter((span) => span.from <= from && to <= span.to);
    within.sort((one, other) => other.to - other.from - (one.to - one.from));
    return {
      from,
      text: text.slice(from, to),
      fields: within.map(({ field }) => field),
      ends: within.filter((span) => span.to === to).map(({ field }) => field),
    };
  });
}
