import type { Licence, LicenceStatus } from '../../ipc';

/** Stands among members for one that is still to be named. */
export const someoneNew = 'someone-new';

/** Every state a licence can be in; the usual one first. */
export const licenceStatuses: readonly LicenceStatus[] = [
  'normal',
  'renewal_overdue',
  'review_overdue',
  'locked',
  'suspended',
  'detained',
  'seized',
  'suspended_use',
  'transferred_out',
  'cancelled_restorable',
  'cancelled',
  'rescinded',
  'revoked',
];

/** A licence after its points were read on a day; without points, neither is known. */
export function withPoints(licence: Licence, points: number | null, day: string): Licence {
  const { points: _, points_as_of: __, ...rest } = licence as Licence & { points?: number; points_as_of?: string };
  return points === null ? rest : { ...rest, points, points_as_of: day };
}
