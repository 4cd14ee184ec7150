import { createContext, type ReactNode, Suspense, useContext, useState } from 'react';

/**
 * True while a dialog opens: then it waits for the code of all its fields, since a place that is held and then taken
 * would lose the focus.
 */
export const OpensWhole = createContext(false);

/** A field whose code is on its way: its place is held, or the dialog around it waits. */
export function LateField({ place, children }: { place: ReactNode; children: ReactNode }) {
  const whole = useContext(OpensWhole);
  // What was decided when the field first came stays, or it would be taken away and put back.
  const [waited] = useState(whole);
  return waited ? children : <Suspense fallback={place}>{children}</Suspense>;
}
