import { useSyncExternalStore } from 'react';

/** A dialog that edits facts, and what it is about. One is open at a time. */
export type Asked =
  /** Adds a violation, or edits one. `given` fills the fields of a new one. */
  | { form: 'violation'; id?: string; given?: { vehicle?: string; offence?: string; code?: string; points?: number } }
  /** 登记决定书 */
  | { form: 'confirm'; violation: string; account?: string }
  /** 登记缴款 */
  | { form: 'pay'; violation: string; account?: string; method?: string }
  /** 申诉、复议、诉讼 */
  | { form: 'appeal'; violation: string }
  /** The answer to an appeal. */
  | { form: 'answer-appeal'; violation: string; appeal: string; status?: 'upheld' | 'rejected' | 'withdrawn' }
  /** One missing fact of a violation: who drove, or the number of the decision. */
  | { form: 'fact'; violation: string; fact: 'driver' | 'number' | 'extension' }
  | { form: 'member'; id?: string }
  /** A member's 12123 account and licence. */
  | { form: 'account'; id?: string; member?: string }
  /** The points on a licence and the day they were read. */
  | { form: 'points'; account: string }
  /** A car; `plate` begins a new one. */
  | { form: 'vehicle'; id?: string; plate?: string }
  | { form: 'method'; id?: string }
  /** A method's balance, or 足够, and what it spent today. */
  | { form: 'balance'; method: string }
  /** 备案 */
  | { form: 'filing'; account?: string; vehicle?: string }
  | { form: 'answer-filing'; filing: string; approved?: boolean }
  | { form: 'unbind'; filing: string }
  /** An announced maintenance window. */
  | { form: 'notice'; id?: string };

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/** Opens the dialog of a form, from wherever somebody is. */
export function openForm(form: Asked): void {
  show(form);
}

export function closeForm(): void {
  show(undefined);
}

export function useAsked(): Asked | undefined {
  return useSyncExternalStore(
    (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    () => asked,
  );
}

function show(form: Asked | undefined) {
  asked = form;
  for (const heard of listeners) heard();
}
