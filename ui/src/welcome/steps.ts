import type { Family, Member, Row, Vehicle } from '../ipc/bindings';

/** How far a new household has come. What is there says it, so that whoever comes back goes on where they stopped. */
export type Progress = {
  step: 1 | 2 | 3 | 'done';
  member: Member | undefined;
  vehicle: Vehicle | undefined;
  violation: Row | undefined;
};

export function progressOf(family: Pick<Family, 'members' | 'vehicles'>, rows: readonly Row[]): Progress {
  const [member, vehicle, violation] = [family.members[0], family.vehicles[0], rows[0]];
  const step = !member ? 1 : !vehicle ? 2 : !violation ? 3 : 'done';
  return { step, member, vehicle, violation };
}
