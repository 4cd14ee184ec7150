/** How many characters the number of a decision has: fifteen digits, and one that may be an X. */
const length = 16;

/** A number without what people put between its digits: blanks and dashes dropped, full width folded, `x` written `X`. */
export function bare(number: string): string {
  return number
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/x/g, 'X');
}

/** What is kept of a number as it is typed: bare where it is one of figures, and else as it was written. */
export function kept(number: string): string {
  const plain = bare(number);
  return /^\d*X?$/.test(plain) ? plain : number.replace(/\s+/g, '');
}

/** Why a number looks wrong; nothing when it looks right. It is a hint: numbers of other shapes were seen. */
export function doubtOf(number: string): 'length' | 'letters' | undefined {
  const plain = bare(number);
  if (plain === '') return undefined;
  if (!/^\d+X?$/.test(plain)) return 'letters';
  return plain.length === length ? undefined : 'length';
}

/** A number in groups of four while it is typed. */
export function grouped(number: string): string {
  const plain = bare(number);
  return /^\d*X?$/.test(plain) ? (plain.match(/.{1,4}/g) ?? []).join(' ') : number;
}
