import type { Rule } from '../ipc';

export type GroupId = 'money' | 'time' | 'people' | 'cars' | 'papers';

/** What each check asks after, in the order in which the groups are shown. */
const groups: readonly (readonly [GroupId, readonly string[]])[] = [
  [
    'money',
    [
      'overdue',
      'insufficient-balance',
      'balance-unknown',
      'balance-stale',
      'over-single-limit',
      'over-daily-limit',
      'over-monthly-limit',
      'method-not-accepted',
      'no-method',
      'already-paid',
      'nothing-due',
    ],
  ],
  [
    'time',
    [
      'daily-maintenance',
      'announced-maintenance',
      'holiday-rush',
      'before-holiday',
      'due-date-in-holiday',
      'due-soon',
      'handle-soon',
      'handle-overdue',
    ],
  ],
  [
    'people',
    [
      'no-account',
      'driver-unknown',
      'not-the-driver',
      'points-full',
      'points-unknown',
      'licence-status',
      'licence-expired',
    ],
  ],
  [
    'cars',
    [
      'vehicle-not-filed',
      'filing-pending',
      'filing-rejected',
      'account-filings-full',
      'vehicle-filings-full',
      'filing-quota-spent',
      'filing-too-late',
      'vehicle-kind',
    ],
  ],
  [
    'papers',
    [
      'not-confirmed',
      'window-only',
      'maybe-window',
      'decision-number-missing',
      'decision-number-doubtful',
      'unhandled-backlog',
      'objection-open',
      'objection-rejected',
      'objection-upheld',
      'reconsideration-open',
    ],
  ],
];

/** Every check that the table names, for its test. */
export const grouped: readonly string[] = groups.flatMap(([, ids]) => ids);

/** The checks under their headings. One the table does not know yet goes by its step, so that none is lost. */
export function groupRules(rules: readonly Rule[]): { id: GroupId; rules: Rule[] }[] {
  return groups
    .map(([id, ids]) => ({
      id,
      rules: [
        ...ids.flatMap((wanted) => rules.find((rule) => rule.id === wanted) ?? []),
        ...rules.filter((rule) => !grouped.includes(rule.id) && groupOfStep(rule) === id),
      ],
    }))
    .filter((group) => group.rules.length > 0);
}

function groupOfStep({ step }: Rule): GroupId {
  return step === 'pay' ? 'money' : 'papers';
}
