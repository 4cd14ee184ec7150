import type { Order, Query, Stage, Verdict } from '../ipc/bindings';

/** What the list shows: its filters, its order and what is searched. It lives in the address. */
export type Asking = {
  light: Verdict | 'all';
  search: string;
  stages: Stage[];
  cars: string[];
  people: string[];
  order: Order;
  descending: boolean;
};

export const lights = ['payable', 'caution', 'blocked', 'unknown', 'settled'] as const satisfies readonly Verdict[];
export const stages = ['recorded', 'decided', 'paid', 'revoked'] as const satisfies readonly Stage[];
const orders = ['due', 'occurred', 'offence', 'plate', 'stage', 'amount'] as const satisfies readonly Order[];

/** Reads what the address says; what it does not know is left out. */
export function askingOf(choices: URLSearchParams): Asking {
  const several = (name: string) => choices.get(name)?.split(',').filter(Boolean) ?? [];
  return {
    light: lights.find((light) => light === choices.get('light')) ?? 'all',
    search: choices.get('q') ?? '',
    stages: stages.filter((stage) => several('stage').includes(stage)),
    cars: several('car'),
    people: several('person'),
    order: orders.find((order) => order === choices.get('order')) ?? 'due',
    descending: choices.has('down'),
  };
}

/** The address of the list, or of one violation beside it. */
export function addressOf(asking: Asking, violation?: string): string {
  const parts: [string, string | false][] = [
    ['light', asking.light !== 'all' && asking.light],
    ['q', asking.search],
    ['stage', asking.stages.join(',')],
    ['car', asking.cars.join(',')],
    ['person', asking.people.join(',')],
    ['order', asking.order !== 'due' && asking.order],
    ['down', asking.descending && '1'],
  ];
  const said = parts.flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []));
  const path = violation === undefined ? '/violations' : `/violations/${encodeURIComponent(violation)}`;
  return said.length > 0 ? `${path}?${said.join('&')}` : path;
}

/** The same for the shell, its page aside. */
export function queryOf(asking: Asking): Omit<Query, 'offset' | 'limit'> {
  return {
    search: asking.search.trim(),
    lights: asking.light === 'all' ? [] : [asking.light],
    stages: asking.stages,
    vehicles: asking.cars,
    members: asking.people,
    order: asking.order,
    descending: asking.descending,
  };
}

/** How many kinds of filters are on, the light and the search aside. */
export function filtersOn({ stages, cars, people }: Asking): number {
  return [stages, cars, people].filter((chosen) => chosen.length > 0).length;
}

/** Whether anything keeps rows out. */
export function isNarrowed(asking: Asking): boolean {
  return asking.light !== 'all' || asking.search.trim() !== '' || filtersOn(asking) > 0;
}

/** Nothing kept out, in the order that was chosen. */
export function widened({ order, descending }: Asking): Asking {
  return { light: 'all', search: '', stages: [], cars: [], people: [], order, descending };
}

/** What a press on a column's head does: up, then down, then as it was. */
export function turned(asking: Asking, order: Order): Asking {
  if (asking.order !== order) return { ...asking, order, descending: false };
  if (!asking.descending) return { ...asking, descending: true };
  return { ...asking, order: 'due', descending: false };
}
