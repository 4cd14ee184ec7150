import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';

export type PopProps = {
  open: boolean;
  onClose: () => void;
  /** The `Button` it hangs on, which opens it. */
  target: ReactElement;
  children: ReactNode;
  width?: number;
};

/** A small box that hangs on a button and closes when the focus leaves it. */
export function Pop(props: PopProps) {
  // Loaded as soon as its button is shown: were the button made anew by its press, it would lose the focus.
  return (
    <Suspense fallback={props.target}>
      <PopoverBox {...props} />
    </Suspense>
  );
}

const PopoverBox = lazy(() => import('./mantine/PopoverBox'));
