/** The sizes of text to choose from, in percent. */
export const scales = [100, 110, 120, 125] as const;

/** The size that is shown as chosen: a file that was written by hand may hold any. */
export function nearestScale(percent: number): number {
  return scales.reduce((best, scale) => (Math.abs(scale - percent) < Math.abs(best - percent) ? scale : best), 100);
}
