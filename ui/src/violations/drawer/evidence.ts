import type { AttachedFile, Attachment } from '../../ipc/bindings';

/** What a file can show, in the order in which it is asked. */
export const kinds: readonly Attachment['kind'][] = [
  'scene_photo',
  'dashcam',
  'notice',
  'decision',
  'receipt',
  'identity',
  'other',
];

/** The size of a file as people compare it, with no more than one digit after the point. */
export function sizeOf(bytes: number): string {
  const k = 1024;
  if (bytes < k) return `${bytes} B`;
  if (bytes < k * k) return `${Math.floor(bytes / k)} KB`;
  return `${(Math.floor((bytes * 10) / (k * k)) / 10).toFixed(1)} MB`;
}

/** The name that somebody typed, with the ending by which the file is opened; as it was when nothing was typed. */
export function renamed(typed: string, before: string): string {
  const ending = /(?<=.)\.[^.\s]+$/.exec(before)?.[0] ?? '';
  if (typed === '' || typed === ending) return before;
  return typed.toLowerCase().endsWith(ending.toLowerCase()) ? typed : typed + ending;
}

/** A place in the window, as the shell tells it of files that are dragged. */
export type Point = { x: number; y: number };

/**
 * How many of the units in which the shell tells a place go into one pixel of the page. It calls them pixels of the
 * screen everywhere, but only Windows gives such; GTK and AppKit give the page's own.
 */
export function unitsOfDrag(platform: string, screenPixels: number): number {
  return /^Win/.test(platform) ? screenPixels : 1;
}

/** Whether a place lies within a box of the page. */
export function liesIn(point: Point, box: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>, units: number): boolean {
  const [x, y] = [point.x / units, point.y / units];
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

/** Whether a file is shown as a small picture rather than by an icon. */
export function isPictured({ look, missing }: AttachedFile): boolean {
  return look === 'picture' && !missing;
}
