import { describe, expect, it } from 'vitest';
import { courses, firstToSee, sums } from './course';
import { counted, pieceOf, pieces } from './sample';

describe('courses', () => {
  it('are each counted once by the foot', () => {
    const each = courses.map((course, number) => pieceOf(number, { course }));
    const { taken, left, waiting } = sums(counted(each));
    expect([taken, left, waiting]).toEqual([5, 4, 3]);
    expect(taken + left + waiting).toBe(courses.length);
  });

  it('show first what waits for somebody', () => {
    expect(firstToSee(pieces)?.number).toBe(1);
    expect(firstToSee(pieces.slice(0, 1))?.number).toBe(0);
    expect(firstToSee([])).toBeUndefined();
  });
});
