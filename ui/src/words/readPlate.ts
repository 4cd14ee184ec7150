import type { VehicleKind } from '../ipc/bindings';
import { plainPlate, plateHalves } from './format';

/** What somebody wrote for a plate, understood. */
export type ReadPlate = {
  /** As it is kept: 京A·8X2K6, and as written where it is not like that. */
  plate: string;
  /** How many characters it has, without its dot. */
  length: number;
  /** What kind of vehicle its form speaks of; nothing when it speaks of none. */
  kind: VehicleKind | undefined;
  /** Letters that no plate has, O at least not after its second character, and that are easily taken for figures. */
  doubtful: string[];
};

/** Reads a plate as people write it: with or without a dot or blanks, small, or full width. It guesses nothing. */
export function readPlate(text: string): ReadPlate {
  const plain = plainPlate(text.normalize('NFKC')).replace(/[-－—]/g, '');
  const [place, rest] = plateHalves(plain);
  return {
    plate: rest ? `${place}·${rest}` : plain,
    length: [...plain].length,
    kind: kindOf(plain),
    doubtful: [...new Set([...plain].filter((letter, place) => (letter === 'O' && place > 1) || letter === 'I'))],
  };
}

function kindOf(plain: string): VehicleKind | undefined {
  if (!/^\p{Script=Han}[A-Z]/u.test(plain)) return undefined;
  if (/^.{6}挂$/u.test(plain)) return 'trailer';
  if (/^..[A-Z0-9]{5}$/u.test(plain)) return 'small';
  if (/^..[A-Z][A-Z0-9]\d{4}$/u.test(plain)) return 'small_new_energy';
  return /^..\d{5}[A-Z]$/u.test(plain) ? 'large_new_energy' : undefined;
}
