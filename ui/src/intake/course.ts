import type { Counts, CourseWord, Piece } from '../ipc';

/** Every course, in the order in which its filter stands: what waits for somebody first. */
export const courses = [
  'incomplete',
  'ask',
  'alike',
  'unclear',
  'add',
  'onto',
  'pay',
  'paid_twice',
  'note',
  'phishing',
  'known',
  'skipped',
] as const satisfies readonly CourseWord[];

const taken: readonly CourseWord[] = ['add', 'onto', 'pay', 'paid_twice', 'note'];
const waiting: readonly CourseWord[] = ['incomplete', 'ask', 'unclear'];

/** Whether somebody has to look at it before it can go in. */
export function isWaiting(course: CourseWord): boolean {
  return waiting.includes(course) || course === 'alike';
}

/** Whether it is set apart by a sign, and not only by its word. */
export function isMarked(course: CourseWord): boolean {
  return isWaiting(course) || course === 'phishing' || course === 'paid_twice';
}

/** What the foot says: how many go in, are left out, and wait. What is alike is left out until somebody says more. */
export function sums(counts: Counts): { taken: number; left: number; waiting: number } {
  const sum = (these: readonly CourseWord[]) => these.reduce((sum, course) => sum + counts[course], 0);
  const [goes, waits] = [sum(taken), sum(waiting)];
  return { taken: goes, waiting: waits, left: sum(courses) - goes - waits };
}

/** The piece to be looked at first: the first that waits, else the first. */
export function firstToSee(pieces: readonly Piece[]): Piece | undefined {
  return pieces.find(({ course }) => isWaiting(course)) ?? pieces[0];
}
