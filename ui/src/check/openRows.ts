import type { Query } from '../ipc/bindings';

/** What is still to be dealt with, by day. */
export const openRows: Query = {
  search: '',
  lights: [],
  stages: ['recorded', 'decided'],
  vehicles: [],
  members: [],
  order: 'due',
  descending: false,
  offset: 0,
  // The most urgent are checked one by one; a fleet finds the rest in its table, or here by their address.
  limit: 500,
};
