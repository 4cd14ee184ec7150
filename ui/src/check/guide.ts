import type { Attempt, Row } from '../ipc/bindings';
import { isOver, passes } from './listing';
import type { Mend, Way } from './mend';

/** One step on the phone: a key of `window/guide`, and what stands in it. */
export type GuideStep = { key: string; values: Readonly<Record<string, string>> };

/** What the phone is taken for. */
export type GuideKind = 'pay' | 'confirm' | 'file';

export type GuideWay = Pick<Way, 'account' | 'method' | 'at'> & { amountFen: number };

/** The way the steps are for; none when there is none, which the card then says. */
export function guideWay(
  attempt: Attempt,
  at: string | null,
  mend: Mend | undefined,
): { kind: GuideKind; way: GuideWay; mended: boolean } | 'nothing' | 'not-yet' {
  if (isOver(attempt)) return 'nothing';
  const kind = attempt.next_step === 'confirm' ? 'confirm' : 'pay';
  const amountFen = attempt.amount_due_fen || attempt.fine_fen;
  const own = { account: attempt.account, method: attempt.method, at, amountFen };
  if (passes(attempt.next_light)) return { kind, way: own, mended: false };
  if (mend) {
    const then = mend.way.earliest?.amount_due_fen ?? amountFen;
    return { kind, way: { ...mend.way, amountFen: then }, mended: true };
  }
  const unfiled = attempt.findings.some(({ check }) => check === 'vehicle-not-filed' || check === 'filing-rejected');
  const cannotFile = ['account-filings-full', 'vehicle-filings-full', 'filing-quota-spent', 'vehicle-kind'];
  const full = attempt.findings.some(({ check }) => cannotFile.includes(check));
  const useless = attempt.findings.some(({ check }) => check === 'filing-too-late');
  return unfiled && !full && !useless ? { kind: 'file', way: own, mended: false } : 'not-yet';
}

/** What the steps name, already in words. */
export type GuideNames = {
  who: string | undefined;
  what: string | undefined;
  /** When to begin, if not now. */
  when: string | undefined;
  plate: string;
  offence: string;
  occurred: string;
  fine: string;
  points: string;
  amount: string;
  tail: string | undefined;
};

/** The steps, in order. The menus are named as 12123 names them. */
export function stepsOf(kind: GuideKind, names: GuideNames): GuideStep[] {
  const { who, what, when, plate, offence, occurred, fine, points, amount, tail } = names;
  const begin = [
    ...(when && kind !== 'file' ? [step('wait', { when })] : []),
    who === undefined ? step('open.anyone') : step('open', { who }),
  ];
  if (kind === 'file') return [...begin, step('vehicles'), step('file', { plate }), step('file-wait')];
  if (kind === 'confirm') {
    return [
      ...begin,
      step('handle'),
      step('record', { plate, when: occurred, offence }),
      step('compare-record', { fine, points }),
      step('confirm'),
      step('note-number'),
    ];
  }
  return [
    ...begin,
    step('decisions'),
    tail === undefined ? step('choose-decision', { plate }) : step('compare-number', { plate, tail }),
    step('pay', { amount }),
    what === undefined ? step('pay-any', { amount }) : step('pay-with', { what, amount }),
    step('record-payment'),
  ];
}

/** The last four characters of a decision number. */
export function tailOf(row: Pick<Row, 'decision_number'>): string | undefined {
  const plain = row.decision_number?.replace(/\s+/g, '');
  return plain ? plain.slice(-4) : undefined;
}

function step(key: string, values: Record<string, string> = {}): GuideStep {
  return { key, values };
}
