import type { Awaited, Board, Cell, Column, Line } from '../ipc';

/** A cell with the car and the account it is about. */
export type Place = { car: Line; column: Column; cell: Cell };

/** The cell the address names; whatever it leaves out, or names wrongly, is chosen. */
export function chosen(board: Board, car: string | null, account: string | null): Place | undefined {
  const all = places(board);
  const named = all.filter(
    ({ car: line, cell }) => (!car || line.vehicle.id === car) && (!account || cell.account === account),
  );
  return mostWanted(named) ?? mostWanted(all);
}

/** Where somebody most likely has something to do: an answer to look up, a place that is missed, a filing to make. */
function mostWanted(places: readonly Place[]): Place | undefined {
  const wanted = (place: Place) => {
    const { state } = place.cell;
    if (state === 'pending') return 0;
    if (missed(place)) return 1;
    if (state === 'rejected') return 2;
    return state === 'free' && place.car.open > 0 ? 3 : 4;
  };
  return [...places].sort((one, other) => wanted(one) - wanted(other))[0];
}

/** Whether a full account or car stands in the way of something that is open. To have no filing is no problem. */
export function missed({ car, cell }: Pick<Place, 'car' | 'cell'>): boolean {
  return (cell.state === 'account_full' || cell.state === 'car_full') && car.open > 0;
}

export function places(board: Board): Place[] {
  return board.cars.flatMap((car) =>
    car.cells.flatMap((cell) => {
      const column = board.accounts.find(({ account }) => account === cell.account);
      return column ? { car, column, cell } : [];
    }),
  );
}

/** Where a key leads from a cell of the matrix, by row and column; nothing when it leads nowhere. */
export function moved(
  [row, column]: readonly [number, number],
  key: string,
  { rows, columns, far = false }: { rows: number; columns: number; far?: boolean },
): [number, number] | undefined {
  const to = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [far ? 0 : row, 0],
    End: [far ? rows - 1 : row, columns - 1],
  }[key];
  if (!to) return undefined;
  const [y = 0, x = 0] = to;
  return y >= 0 && y < rows && x >= 0 && x < columns ? [y, x] : undefined;
}

/** How much of the wait for an answer is over, from 0 to 1. */
export function waitedFor({ submitted_at, expected_at }: Pick<Awaited, 'submitted_at' | 'expected_at'>, now: string) {
  const [from, to, at] = [submitted_at, expected_at, now].map((instant) => Date.parse(instant)) as [
    number,
    number,
    number,
  ];
  return to <= from ? 1 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
