import { useContext, useState } from 'react';
import type { Deed, Done, MovedDate } from '../../ipc';
import { useSay } from '../../words/useWords';
import { doDeed, type Flaws, flawsOf, useFlaws, useMovedDates } from '../deed';
import { LeavingContext } from '../leaving';

export type Doing = {
  /** What is wrong with a field, once it was left or somebody tried to finish. */
  flaw: (field: string) => string | undefined;
  /** Spread into what surrounds a field: hears that it was left. */
  left: (field: string) => { onBlur: () => void };
  busy: boolean;
  /** The dates of known cases that it would move. */
  moved: readonly MovedDate[];
  /** What is wrong with the whole; said above the buttons. */
  whole: string | undefined;
  /** A refusal that names no field. */
  refused: unknown;
  /** Does the deed, unless something is missing; then what is missing is said. */
  finish: (then: (done: Done) => void) => Promise<void>;
  /** Forgets what was left and tried, for another of the same. */
  begin: () => void;
};

/**
 * A form on its way to a deed. `missing` says what is still to be filled in, by field; it goes before what the shell
 * says of an empty field, which speaks of how a file is written.
 */
export function useDoing(deed: Deed, missing: Flaws): Doing {
  const { say } = useSay('problem');
  const leaving = useContext(LeavingContext);
  const found = useFlaws(deed);
  const moved = useMovedDates(Object.keys(missing).length === 0 ? deed : undefined);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ of: string; error: unknown }>();
  const key = JSON.stringify(deed);
  // A refusal is about what was tried; once something else is typed it says nothing any more.
  const error = refusal?.of === key ? refusal.error : undefined;
  const refused = error === undefined ? {} : flawsOf(error, say);
  const flaws: Flaws = { ...found, ...refused, ...missing };

  return {
    flaw: (field) => (tried || gone.has(field) ? flaws[field] : undefined),
    left: (field) => ({
      onBlur: () => setGone((before) => (before.has(field) ? before : new Set([...before, field]))),
    }),
    busy,
    moved,
    whole: Object.keys(missing).length === 0 ? flaws[''] : undefined,
    refused: error !== undefined && Object.keys(refused).length === 0 ? error : undefined,
    begin: () => {
      leaving?.begin();
      setGone(new Set());
      setTried(false);
    },
    finish: async (then) => {
      setTried(true);
      if (Object.keys(missing).length > 0) return focusFlaw();
      setBusy(true);
      try {
        then(await doDeed(deed));
      } catch (error) {
        setRefusal({ of: key, error });
        focusFlaw();
      } finally {
        setBusy(false);
      }
    },
  };
}

/** Goes to the first field that is wrong, once it says so. */
function focusFlaw() {
  requestAnimationFrame(() => {
    const flaw = document.querySelector<HTMLElement>('.dialog-form [aria-invalid="true"]');
    (flaw?.querySelector('input') ?? flaw)?.focus();
  });
}
