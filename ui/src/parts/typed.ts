/** What was typed, half width and small, with every dash the plain one. */
export function plainTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−ー]/g, '-')
    .replace(/。/g, '.')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Numbers in Chinese as figures, up to 99 and years digit by digit: 二十三 is 23, 两 is 2, 二〇二六 is 2026. */
export function inFigures(text: string): string {
  return text
    .replace(/廿/g, '二十')
    .replace(/两/g, '二')
    .replace(/[零〇一二三四五六七八九十]+/g, (number) => {
      const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十)?([一二三四五六七八九]?)$/.exec(number) ?? [];
      if (ten) return String(10 * (tens ? figure(tens) : 1) + (ones ? figure(ones) : 0));
      return [...number].map(figure).join('');
    });
}

const figure = (sign: string) => Math.max(0, '〇一二三四五六七八九'.indexOf(sign));
