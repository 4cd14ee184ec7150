import { hasInitials } from './initials';

/** How people call what is common, in Chinese as the records have it and in English. */
const called: readonly [chinese: string, ...english: string[]][] = [
  ['违停', 'illegal parking', 'parking', 'parked'],
  ['闯红灯', 'red light', 'red-light'],
  ['压线', 'crossing a line'],
  ['压实线', 'solid line'],
  ['超速', 'speeding', 'speed'],
  ['逆行', 'wrong way'],
  ['倒车', 'reversing'],
  ['掉头', 'u-turn', 'u turn'],
  ['应急车道', 'emergency lane', 'hard shoulder'],
  ['公交车道', 'bus lane'],
  ['导向车道', 'turning lane', 'wrong lane'],
  ['变道', 'lane change'],
  ['加塞', 'cutting in'],
  ['斑马线', 'crosswalk', 'zebra crossing', 'pedestrian'],
  ['安全带', 'seat belt', 'seatbelt'],
  ['打电话', 'phone'],
  ['远光灯', 'high beam'],
  ['闯禁行', 'no entry'],
  ['限行', 'restricted day'],
  ['号牌', 'number plate'],
  ['酒驾', 'drunk driving', 'drunk'],
  ['头盔', 'helmet'],
  ['妈妈', 'mum', 'mom', 'mother'],
  ['爸爸', 'dad', 'father'],
  ['奶奶', 'grandma', 'grandmother'],
  ['爷爷', 'grandpa', 'grandfather'],
  ['支付宝', 'alipay'],
  ['微信', 'wechat'],
  ['银行卡', 'bank card'],
  ['储蓄卡', 'debit card'],
  ['信用卡', 'credit card'],
];

/** How many readings of a text are looked for beside the text itself. */
const most = 3;

/**
 * What a text may say in the words of the facts: `red light` is 闯红灯, `wt` 违停 and `lm` 李梅. `names` are those of
 * the household, whose first letters are known too.
 */
export function otherWords(text: string, names: readonly string[]): string[] {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  const english = called
    .flatMap(([chinese, ...phrases]) => phrases.map((phrase) => ({ chinese, phrase })))
    .sort((one, other) => other.phrase.length - one.phrase.length)
    .reduce((said, { chinese, phrase }) => said.replace(new RegExp(`\\b${phrase}(?:'s)?\\b`), chinese), plain);

  let readings = [''];
  for (const word of english.split(/\s+/)) {
    const meant = [...new Set([...names, ...called.map(([chinese]) => chinese)])]
      .filter((name) => hasInitials(name, word))
      // What begins so, and is soon over, is meant before what only has it.
      .sort((one, other) => Number(hasInitials(other, word, true)) - Number(hasInitials(one, word, true)))
      .slice(0, most);
    const said = meant.length > 0 ? meant : [word];
    readings = readings.flatMap((reading) => said.map((name) => `${reading} ${name}`.trim())).slice(0, most);
  }
  return readings.filter((reading) => reading !== plain);
}
