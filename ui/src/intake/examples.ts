import { addDays, partsOf } from '../words/beijing';

/**
 * Messages as they come, to show what is read from them. They are in Chinese in every language, as real ones are, and
 * of the day before.
 */
export const examples = {
  record: (day: string, plate: string) =>
    `【北京交警】您的小型汽车${plate}于${spoken(day)}08时15分在东三环国贸桥由北向南，实施违反禁止标线指示(代码1345)的违法行为，已被记录。请于收到本告知之日起30日内接受处理。`,
  move: (day: string, plate: string) =>
    `【北京交警】您的小型汽车${plate}于${spoken(day)}10时42分在朝阳区望京街未按规定停放已被记录，请立即驶离，未及时驶离的，将依法予以处罚。`,
  decision: (day: string, plate: string) =>
    `公安交通管理简易程序处罚决定书 编号：110105-1900123456 车辆牌号：${plate} 被处罚人于${spoken(day)}17时40分，在朝阳区望京街实施机动车违反规定停放的违法行为(代码1039)，决定予以200元罚款。持本决定书在15日内缴纳罚款。${spoken(day)}`,
  line: (_day: string, plate: string) => `${plate} 昨天下午三点 长安街 违停 200`,
} as const;

export type Example = keyof typeof examples;

/** The words of an example, for a household with this car, if it has one. */
export function exampleOf(example: Example, today: string, plate = '京A8X2K6'): string {
  return examples[example](addDays(today, -1), plate);
}

function spoken(day: string): string {
  const { year, month, date } = partsOf(day);
  return `${year}年${String(month).padStart(2, '0')}月${String(date).padStart(2, '0')}日`;
}
