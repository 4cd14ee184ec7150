/**
 * The first letters of Chinese as it is typed, `wt` for 违停. There is no table of readings: the computer sorts Chinese by
 * its reading, so where a sign is sorted tells the letter it begins with. Of a sign with several readings that is one;
 * the others that matter here are named.
 */
const sorted = new Intl.Collator('zh-CN-u-co-pinyin');

/** The first sign of each letter. None begins with i, u or v. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥仨它穵夕丫帀'];
const letters = [...'abcdefghjklmnopqrstwxyz'];

const others: Record<string, string | undefined> = { 行: 'h', 长: 'z', 重: 'c', 调: 'd', 曾: 'z', 单: 's', 解: 'x' };

/** Whether the first letters of a text hold these: anywhere, or from the beginning. */
export function hasInitials(text: string, typed: string, fromBeginning = false): boolean {
  if (!/^[a-z]{2,}$/.test(typed) || !/\p{Script=Han}/u.test(text)) return false;
  const signs = [...text.toLowerCase()].filter((sign) => /[\p{Script=Han}a-z\d]/u.test(sign));
  const last = fromBeginning ? 0 : signs.length - typed.length;
  for (let begin = 0; begin <= last; begin += 1) {
    const run = signs.slice(begin, begin + typed.length);
    // A word of the Latin alphabet is found as it stands, and not by its letters here.
    const read = run.length === typed.length && run.every((sign, place) => isInitial(sign, typed[place] ?? ''));
    if (read && run.some((sign) => /\p{Script=Han}/u.test(sign))) return true;
  }
  return false;
}

const known = new Map<string, string>();

function isInitial(sign: string, letter: string): boolean {
  if (!/\p{Script=Han}/u.test(sign)) return sign === letter;
  const initial = known.get(sign) ?? letters[firsts.findLastIndex((first) => sorted.compare(sign, first) >= 0)] ?? '';
  known.set(sign, initial);
  return initial === letter || others[sign] === letter;
}
