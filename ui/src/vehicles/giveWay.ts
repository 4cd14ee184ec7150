import type { Board } from '../ipc';

/** A live filing of an account, as somebody who looks for a place sees it. */
export type HeldCar = {
  filing: string;
  vehicle: string;
  plate: string;
  /** How many violations of the car are still to be dealt with. */
  open: number;
  pending: boolean;
};

/** The cars an account has filed. Those that nothing is open for come last, where the eye rests: they can give way. */
export function heldBy(board: Board, account: string): HeldCar[] {
  return board.cars
    .flatMap(({ vehicle, open, cells }) => {
      const cell = cells.find((cell) => cell.account === account);
      const live = cell && (cell.state === 'approved' || cell.state === 'pending') && cell.filing;
      if (!live) return [];
      return { filing: live, vehicle: vehicle.id, plate: vehicle.plate, open, pending: cell.state === 'pending' };
    })
    .sort((one, other) => Number(givesWay(one)) - Number(givesWay(other)) || one.plate.localeCompare(other.plate));
}

/** Whether nothing would be lost by unbinding it. */
export function givesWay(held: HeldCar): boolean {
  return held.open === 0;
}

/** An account that can already handle a car, or soon will. */
export type Holder = { account: string; holder: string; how: 'own' | 'approved' | 'pending'; filing: string | null };

/** Who can handle a car without another filing: its owner first, then by how far the filing has come. */
export function holdersOf(board: Board, vehicle: string): Holder[] {
  const ranks = { own: 0, approved: 1, pending: 2 } as const;
  const line = board.cars.find((car) => car.vehicle.id === vehicle);
  return (line?.cells ?? [])
    .flatMap(({ account, state, filing }) => {
      if (state !== 'own' && state !== 'approved' && state !== 'pending') return [];
      const holder = board.accounts.find((column) => column.account === account)?.holder ?? '';
      return { account, holder, how: state, filing };
    })
    .sort((one, other) => ranks[one.how] - ranks[other.how]);
}
