import { createContext, type ReactNode, useContext } from 'react';

/** A form that may be left half filled: it stays behind for as long as it is offered again. */
export type Leaving = {
  /** It was left, and is not shown. */
  left: boolean;
  leave: (title: ReactNode) => void;
  /** What was typed is kept elsewhere by now; from here on it is another form. */
  begin: () => void;
};

export const LeavingContext = createContext<Leaving | undefined>(undefined);

/** Whether a form's dialog is open, and how it is left without being sent. `title` names it to whoever left it. */
export function useLeaving(title: ReactNode, onClose: () => void): { open: boolean; leave: () => void } {
  const leaving = useContext(LeavingContext);
  return { open: !leaving?.left, leave: leaving ? () => leaving.leave(title) : onClose };
}
