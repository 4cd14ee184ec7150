import { startTransition, useEffect, useState } from 'react';
import { afterPaint } from './afterPaint';

/**
 * What a value was at the last frame: what is drawn with it comes after what matters more has been painted, and gives way
 * to whatever is pressed.
 */
export function useFrameLater<T>(value: T): T {
  const [later, setLater] = useState(() => value);
  useEffect(() => afterPaint(() => startTransition(() => setLater(() => value))), [value]);
  return later;
}
