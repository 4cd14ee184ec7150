import { lazy, Suspense } from 'react';
import type { MovedDate } from '../ipc/bindings';

export type MovedDatesProps = {
  moved: readonly MovedDate[];
  /** Whether each case leads to its page. */
  linked?: boolean;
  /** Two lines with the first date, and the whole over what stands above when it is asked for. */
  brief?: boolean;
};

/** The dates that a change would move, old and new, and why; nothing where none moves. */
export function MovedDates(props: MovedDatesProps) {
  const none = props.moved.length === 0;
  // Heard from when dates move, and without room, not even that between two lines, while none does. Its words come with
  // the list, and whatever stands around it must not wait for them.
  return (
    <div aria-live="polite" className={none ? 'unseen' : undefined}>
      {!none && (
        <Suspense>
          <MovedList {...props} />
        </Suspense>
      )}
    </div>
  );
}

const MovedList = lazy(() => import('./MovedList'));
