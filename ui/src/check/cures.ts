import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { openForm } from '../forms/asked';
import { announceTrouble, doDeed } from '../forms/deed';
import { ask, type CaseFile, type Cure, commands, type Family, keepShown } from '../ipc';
import { toast } from '../parts/toast';
import { go } from '../shell/address';
import { clockOf, dayOf, epoch, instantAt, minutesBetween } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords, type Words } from '../words/useWords';
import { type Choice, choose } from './choice';

/** What a cure is about: the attempt in whose way the finding stands. */
export type CureAbout = {
  violation: string;
  account?: string | null;
  method?: string | null;
  /** The check that proposes it. */
  check?: string | null;
  /** Whether the check page asks about another moment than now. */
  later?: boolean;
  /** That moment, at least where a cure leads to it. */
  met?: string | null;
};

/** The button of a cure. */
export type CureButton = { label: string; run: () => void };

/** Makes the button of a cure; nothing where there is nothing to press, and the sentence says it all. */
export function useCure(): (cure: Cure, about: CureAbout) => CureButton | undefined {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()), ...keepShown });
  return (cure, about) => buttons[cure.kind]?.({ cure, about, t, words, family });
}

/** Chooses on the check page. Whoever is elsewhere goes there with this choice alone, as an address names it. */
export function chooseFor(violation: string, change: Partial<Choice>) {
  if (location.hash.startsWith('#/check')) return choose(change);
  const chosen = Object.entries(change).filter((each): each is [string, string] => each[1] !== null);
  const named = new URLSearchParams(chosen).toString();
  go(`/check/${encodeURIComponent(violation)}${named && `?${named}`}`);
}

/** The moment that a cure leads to, where it leads to one. */
export function momentOf(cure: Cure): string | undefined {
  const at = moments[cure.kind]?.(cure);
  return at || undefined;
}

const moments: Record<string, (cure: Cure) => string> = {
  wait_until: (cure) => text(cure, 'until'),
  after_holiday: (cure) => morningOf(text(cure, 'first')),
  pay_between: (cure) => morningOf(text(cure, 'from')),
};

type Of = {
  cure: Cure;
  about: CureAbout;
  t: TFunction<'window/check'>;
  words: Words;
  family: Family | undefined;
};

/** Every kind that has a button; kinds that only say something are not here. */
const buttons: Record<string, (of: Of) => CureButton | undefined> = {
  use_account: ({ cure, about, t }) => {
    const who = cure.account;
    return who === null
      ? undefined
      : { label: t('cure.use', { name: text(cure, 'name') }), run: () => chooseFor(about.violation, { who }) };
  },
  use_method: ({ cure, about, t }) => {
    const what = cure.method;
    return what === null
      ? undefined
      : { label: t('cure.use', { name: text(cure, 'name') }), run: () => chooseFor(about.violation, { what }) };
  },
  driver_confirms: ({ cure, about, t, family }) => {
    const name = text(cure, 'driver');
    const member = family?.members.find((member) => member.name === name);
    const account = family?.accounts.find((account) => account.member === member?.id);
    return account && { label: t('cure.use', { name }), run: () => chooseFor(about.violation, { who: account.id }) };
  },

  wait_until: (of) => moveTo(of),
  after_holiday: (of) => moveTo(of),
  pay_between: (of) => moveTo(of),
  pay_now: (of) => moveToNow(of),

  confirm: (of) => recordDecision(of),
  confirm_now: (of) => recordDecision(of),
  ask_extension: (of) => fact(of, 'extension', 'cure.extension'),
  enter_number: (of) => fact(of, 'number', 'cure.number'),
  compare_number: (of) => fact(of, 'number', 'cure.compare'),
  enter_driver: (of) => fact(of, 'driver', 'cure.driver'),
  mark_revoked: ({ about, t }) => ({
    label: t('cure.revoked'),
    run: () => trying(doDeed({ deed: 'revoke', violation: about.violation })),
  }),
  withdraw_objection: ({ about, t }) => ({
    label: t('cure.withdraw'),
    run: () =>
      onCase(about, (file) => {
        const appeal = pendingAppeal(file);
        if (appeal) {
          openForm({ form: 'answer-appeal', violation: about.violation, appeal: appeal.id, status: 'withdrawn' });
        }
      }),
  }),
  look_up_answer: (of) => ({ label: of.t('cure.answer'), run: () => onCase(of.about, (file) => askAnswer(of, file)) }),
  handle_oldest: ({ about, t }) => ({ label: t('cure.oldest'), run: () => onCase(about, goToOldest) }),
  pay_by_number: ({ about, t }) => ({
    label: t('cure.copy'),
    run: () => onCase(about, (file) => copyNumber(file.violation.decision?.number, t('copied'))),
  }),

  file_vehicle: (of) => toVehicles(of, 'cure.file'),
  file_again: (of) => toVehicles(of, 'cure.file-again'),
  unbind_vehicle: (of) => toVehicles(of, 'cure.unbind'),
  unbind_account: (of) => toVehicles(of, 'cure.unbind'),

  mend_licence: (of) => ofAccount(of, 'cure.licence', (id) => openForm({ form: 'account', id })),
  renew_licence: (of) => ofAccount(of, 'cure.licence', (id) => openForm({ form: 'account', id })),
  enter_points: (of) => ofAccount(of, 'cure.points', (account) => openForm({ form: 'points', account })),
  top_up: (of) => ofMethod(of, 'cure.balance', (method) => openForm({ form: 'balance', method })),
  check_balance: (of) => ofMethod(of, 'cure.balance', (method) => openForm({ form: 'balance', method })),
  enter_balance: (of) => ofMethod(of, 'cure.balance', (method) => openForm({ form: 'balance', method })),
  raise_limit: (of) => ofMethod(of, 'cure.limit', (id) => openForm({ form: 'method', id })),
  add_account: ({ t }) => ({ label: t('cure.add-account'), run: () => openForm({ form: 'account' }) }),
  add_method: ({ t }) => ({ label: t('cure.add-method'), run: () => openForm({ form: 'method' }) }),

  correct_windows: ({ t }) => ({ label: t('cure.windows'), run: () => go('/rules/daily-maintenance') }),
  correct_quota: ({ t }) => ({ label: t('cure.quota'), run: () => go('/rules/filing-quota-spent') }),
  go_to_window: (of) => readRule(of, 'window-only'),
  window_for_points: (of) => readRule(of, 'points-full'),
  try_online_else_window: (of) => readRule(of, 'maybe-window'),
};

/** Copies a decision number as a form takes it, without its spaces. */
export function copyNumber(number: string | null | undefined, said: string) {
  if (!number) return;
  navigator.clipboard
    ?.writeText(number.replace(/\s+/g, ''))
    .then(() => toast({ text: said }))
    .catch(announceTrouble);
}

/** Now is already chosen when no other moment is. */
function moveToNow({ about, t }: Of): CureButton | undefined {
  return about.later ? { label: t('cure.now'), run: () => chooseFor(about.violation, { at: null }) } : undefined;
}

/** The moment that is chosen already is no way out, and nobody goes to one that has passed. */
function moveTo(of: Of): CureButton | undefined {
  const { cure, about, t, words } = of;
  const at = momentOf(cure);
  if (at === undefined) return undefined;
  if (epoch(at) <= epoch(words.now)) return moveToNow(of);
  if (about.met && epoch(about.met) === epoch(at)) return undefined;
  const near = Math.abs(minutesBetween(words.now, at)) < 24 * 60;
  const when = near ? clockOf(at) : words.day(dayOf(at));
  return { label: t('cure.move', { when }), run: () => chooseFor(about.violation, { at }) };
}

/** An hour at which people are awake and 12123 is up. */
function morningOf(day: string): string {
  return day && instantAt(day, '09:00');
}

function recordDecision({ about, t }: Of): CureButton {
  const account = about.account ?? undefined;
  return {
    label: t('cure.confirm'),
    run: () => openForm({ form: 'confirm', violation: about.violation, account }),
  };
}

function fact({ about, t }: Of, which: 'driver' | 'number' | 'extension', label: string): CureButton {
  return {
    label: t(label),
    run: () => openForm({ form: 'fact', violation: about.violation, fact: which }),
  };
}

function ofAccount({ about, t }: Of, label: string, open: (account: string) => void): CureButton | undefined {
  const { account } = about;
  return account ? { label: t(label), run: () => open(account) } : undefined;
}

function ofMethod({ about, t }: Of, label: string, open: (method: string) => void): CureButton | undefined {
  const { method } = about;
  return method ? { label: t(label), run: () => open(method) } : undefined;
}

function toVehicles({ about, t }: Of, label: string): CureButton {
  return {
    label: t(label),
    run: () =>
      onCase(about, (file) => {
        const where = new URLSearchParams({ car: file.vehicle.id });
        if (about.account) where.set('account', about.account);
        go(`/vehicles?${where}`);
      }),
  };
}

function readRule({ about, t }: Of, otherwise: string): CureButton {
  return { label: t('cure.rule'), run: () => go(`/rules/${about.check ?? otherwise}`) };
}

function askAnswer({ about, family }: Of, file: CaseFile) {
  const appeal = pendingAppeal(file);
  if (appeal && about.check !== 'filing-pending') {
    openForm({ form: 'answer-appeal', violation: about.violation, appeal: appeal.id });
    return;
  }
  const filing = family?.filings.find(
    (filing) =>
      filing.status === 'pending' && filing.vehicle === file.vehicle.id && filing.account === (about.account ?? ''),
  );
  if (filing) openForm({ form: 'answer-filing', filing: filing.id });
}

async function goToOldest(file: CaseFile) {
  const asked = { search: '', lights: [], stages: ['recorded'], vehicles: [file.vehicle.id], members: [] };
  const page = await ask(commands.table({ ...asked, order: 'occurred', descending: false, offset: 0, limit: 1 }, null));
  const oldest = page.rows[0];
  if (oldest) go(`/check/${encodeURIComponent(oldest.id)}`);
}

function pendingAppeal(file: CaseFile) {
  return file.appeals.find(({ appeal }) => appeal.kind === 'objection' && appeal.status === 'pending')?.appeal;
}

/** A cure names the attempt, not the car or the appeal: those are looked up when it is pressed. */
function onCase(about: CureAbout, then: (file: CaseFile) => unknown) {
  trying(ask(commands.caseFile(about.violation, null)).then(then));
}

function trying(work: Promise<unknown>) {
  work.catch(announceTrouble);
}

/** A value of the cure's sentence, as text. */
function text(cure: Cure, name: string): string {
  const value = cure.said.values[name];
  return value && (value.kind === 'text' || value.kind === 'instant' || value.kind === 'day') ? value.value : '';
}
