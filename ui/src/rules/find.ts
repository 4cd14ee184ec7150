/** What can be searched in: the nearer words first, the whole page after them. */
export type Searched = { near: readonly string[]; far?: readonly string[] };

/** Those in which every word is found, near at hand when there are any, else anywhere on their pages. */
export function findIn<T>(all: readonly T[], text: string, read: (one: T) => Searched): readonly T[] {
  const words = plain(text).split(' ').filter(Boolean);
  if (words.length === 0) return all;
  const holds = (texts: readonly string[]) => {
    const whole = plain(texts.join(' '));
    return words.every((word) => whole.includes(word));
  };
  const near = all.filter((one) => holds(read(one).near));
  if (near.length > 0) return near;
  return all.filter((one) => {
    const { near: nearby, far = [] } = read(one);
    return holds([...nearby, ...far]);
  });
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
