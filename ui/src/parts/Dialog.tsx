import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react';
import { focusAgain, wayTo } from './focus';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons; the main one is last, and of type `submit` where there is `onSubmit`. */
  footer?: ReactNode;
  /** Makes the body a form. Enter submits, but never the Enter that picks a word. */
  onSubmit?: () => void;
  /** In pixels at a scale of 100. */
  width?: number;
  /** Fills the window. */
  full?: boolean;
};

/** A box over the page, which keeps the focus until it is closed. */
export function Dialog(props: DialogProps) {
  // Nothing is loaded before the first one opens; from then on it stays, so that it can fade away.
  const wanted = useRef(false);
  wanted.current ||= props.open;

  // Back to where the focus was, also when the dialog is taken away whole.
  useLayoutEffect(() => {
    if (!props.open) return;
    const before = wayTo(document.activeElement);
    return () => {
      requestAnimationFrame(() => focusAgain(before));
    };
  }, [props.open]);

  if (!wanted.current) return null;
  return (
    <Suspense>
      <DialogBox {...props} />
    </Suspense>
  );
}

const DialogBox = lazy(() => import('./mantine/DialogBox'));
