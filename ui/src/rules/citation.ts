import type { CitedText } from '../ipc';

export type Citation = { text: CitedText | undefined; id: string; places: string[] };

/** What is cited, each text once with all its places: `157 第43条` and `157 第52条` are two places of one text. */
export function readCitations(sources: readonly string[], texts: readonly CitedText[]): Citation[] {
  const found: Citation[] = [];
  for (const source of sources) {
    const text = texts
      .filter(({ id }) => source.startsWith(id))
      .sort((one, other) => other.id.length - one.id.length)[0];
    const id = text?.id ?? source;
    const place = text ? source.slice(id.length).trim() : '';
    const known = found.find((citation) => citation.id === id);
    const number = /\d+/.exec(place)?.[0] ?? place;
    if (known) known.places.push(...(number ? [number] : []));
    else found.push({ text, id, places: number ? [number] : [] });
  }
  return found;
}

/** The day from which the newest law among them applies; none when no law is cited. */
export function inForce(citations: readonly Citation[]): string | undefined {
  return citations
    .flatMap(({ text }) => (text?.law ? text.in_force : []))
    .sort()
    .at(-1);
}
