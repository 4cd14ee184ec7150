import type { Board, Cell, CellState, Line } from '../ipc';

/** A board for tests: a full account, a car that was sold, a filing under review. */
export const board: Board = {
  places_of_account: 3,
  places_of_car: 3,
  accounts: [
    { account: 'dad', holder: '王建国', approved: 3, pending: 0, left_today: 1, left_this_year: 1, next_day: null },
    {
      account: 'mum',
      holder: '李梅',
      approved: 0,
      pending: 1,
      left_today: 0,
      left_this_year: 3,
      next_day: '2026-09-24',
    },
  ],
  cars: [
    car('mum', '京AD·12345', 1, ['approved', 'own']),
    car('gran', '冀F·3K7P9', 2, ['account_full', 'pending']),
    car('son', '粤B·6Y8T2', 2, ['approved', 'free']),
    car('sold', '京N·6H2Q5', 0, ['approved', 'free']),
    car('idle', '京A·8X2K6', 0, ['account_full', 'free']),
  ],
  pending: [
    {
      filing: 'gran-mum',
      account: 'mum',
      vehicle: 'gran',
      submitted_at: '2026-09-23T18:20:00+08:00',
      expected_at: '2026-09-24T18:20:00+08:00',
      overdue: false,
    },
  ],
};

function car(id: string, plate: string, open: number, states: [CellState, CellState]): Line {
  return {
    vehicle: { id, plate, kind: 'small', use: 'private' },
    owner: null,
    places_taken: states.filter((state) => state === 'approved' || state === 'pending').length,
    open,
    open_fen: open * 20000,
    cells: states.map((state, place) => cell(id, ['dad', 'mum'][place] ?? '', state)),
  };
}

function cell(vehicle: string, account: string, state: CellState): Cell {
  const live = state === 'approved' || state === 'pending';
  return {
    account,
    state,
    filing: live ? `${vehicle}-${account}` : null,
    submitted_at: live ? '2026-09-23T18:20:00+08:00' : null,
    decided_at: state === 'approved' ? '2026-09-24T09:00:00+08:00' : null,
    expected_at: state === 'pending' ? '2026-09-24T18:20:00+08:00' : null,
    from_day: null,
  };
}
