/** The parts of the settings, in their order. */
export const parts = [
  'looks',
  'data',
  'backups',
  'reminders',
  'phone',
  'maintenance',
  'holidays',
  'sample',
  'history',
  'about',
] as const;
export type Part = (typeof parts)[number];
