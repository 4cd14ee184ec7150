/** A clock as people type it: `2:00`, `02：00`, `200`, `2`. Nothing when it is none. */
export function readClock(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[点时.]/, ':')
    .replace(/分$/, '');
  const parts = /^(\d{1,2}):(\d{0,2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})?$/.exec(plain);
  if (!parts) return undefined;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] || 0)];
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
