import { useState } from 'react';
import type { Deed, Done } from '../../ipc';
import { useSay } from '../../words/useWords';
import { doDeed, type Flaws, flawsOf, useFlaws } from '../deed';

type FactFormOptions = {
  /** The fields that show their own flaw. Every other flaw is about the whole. */
  fields: readonly string[];
  /** What is missing before there is anything to ask the shell about. */
  own?: Flaws;
  onClose: () => void;
};

/** A form that ends in one deed: what is wrong with it, and when to say so. */
export function useFactForm(deed: Deed | undefined, { fields, own = {}, onClose }: FactFormOptions) {
  const { say } = useSay('problem');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const typed = useFlaws(deed);
  // While something is missing, the shell would complain about the same in the words of a file.
  const flaws: Flaws = { ...typed, ...own };
  const whole = Object.entries(typed).filter(([field]) => !fields.includes(field));

  return {
    busy,
    error,
    /** What to show at a field. */
    flaw: (field: string) => (tried || left.has(field) ? flaws[field] : undefined),
    /** Somebody left a field. */
    leave: (field: string) => setLeft((before) => (before.has(field) ? before : new Set([...before, field]))),
    /** What is wrong that no field can show. */
    whole: whole.map(([, sentence]) => sentence),
    /** Does the deed; says what it did when it was done. */
    finish: async (then?: (done: Done) => void): Promise<void> => {
      setTried(true);
      if (!deed || busy || Object.keys(own).length > 0) return focusFlaw();
      setBusy(true);
      setError(undefined);
      try {
        const done = await doDeed(deed);
        onClose();
        then?.(done);
      } catch (refused) {
        // What a field or the foot already says is not said again.
        if (Object.keys(flawsOf(refused, say)).length === 0) setError(refused);
        focusFlaw();
      }
      setBusy(false);
    },
  };
}

export type FactFormState = ReturnType<typeof useFactForm>;

/** Leads to the first field that is wrong, once it says so. */
function focusFlaw() {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus());
}
