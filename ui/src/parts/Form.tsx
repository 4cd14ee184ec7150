import type { FormEvent, FormHTMLAttributes, KeyboardEvent } from 'react';
import { isComposing } from './composing';

type FormProps = Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit'> & { onSubmit: () => void };

/** A form that Enter submits, but never the Enter that picks a word. */
export function Form({ onSubmit, ...rest }: FormProps) {
  return (
    <form
      noValidate
      {...rest}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        // A dialog's form may stand within another in the tree of components, though not in the page.
        event.stopPropagation();
        onSubmit();
      }}
      onKeyDown={(event: KeyboardEvent<HTMLFormElement>) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
        rest.onKeyDown?.(event);
      }}
    />
  );
}
