/** How many digits the number of a decision has. */
const digits = 16;

/** Why a number looks wrong; nothing when it looks right. It is a hint: numbers of other shapes were seen. */
export function doubtOf(number: string): 'length' | 'letters' | undefined {
  const plain = number.replace(/\s+/g, '');
  if (plain === '') return undefined;
  if (!/^\d+$/.test(plain)) return 'letters';
  return plain.length === digits ? undefined : 'length';
}

/** A number in groups of four while it is typed. */
export function grouped(number: string): string {
  const plain = number.replace(/\s+/g, '');
  return /^\d*$/.test(plain) ? (plain.match(/.{1,4}/g) ?? []).join(' ') : number;
}
