import type { CaseFile } from '../../ipc';
import { Plate } from '../../parts/Plate';

/** Which violation a form is about. */
export function About({ file: { vehicle, violation } }: { file: CaseFile }) {
  return (
    <p className="deed-about">
      <Plate>{vehicle.plate}</Plate> {violation.offence}
    </p>
  );
}
