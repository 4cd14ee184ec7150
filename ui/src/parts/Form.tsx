import type { FormEvent, FormHTMLAttributes, KeyboardEvent } from 'react';
import { isComposing } from './composing';

type FormProps = Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit'> & { onSubmit: () => void };

/** A form that Enter submits, but never the Enter that picks a word. */
export function Form({ onSubmit, ...rest }: FormProps) {
  return (
    <form
      noValidate
      {...rest}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        // A dialog's form may stand within another in the tree of components, though not in the page.
        event.stopPropagation();
        if (!stopsAt(event.currentTarget)) onSubmit();
      }}
      onKeyDown={(event: KeyboardEvent<HTMLFormElement>) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
        rest.onKeyDown?.(event);
      }}
    />
  );
}

/** Whether a field within holds what it cannot read. Then it says so, and gets the focus. */
export function stopsAt(form: HTMLFormElement | null | undefined): boolean {
  const unread = [...(form?.elements ?? [])].filter(
    (field): field is HTMLInputElement => field instanceof HTMLInputElement && field.validity.customError,
  );
  for (const field of unread) field.checkValidity();
  unread[0]?.focus();
  return unread.length > 0;
}
