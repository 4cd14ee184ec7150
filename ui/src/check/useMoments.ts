import { useQuery } from '@tanstack/react-query';
import { ask, commands } from '../ipc';
import { addDays, dayOf, epoch, instantAt } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { isDown } from './bar';
import type { CellOption } from './Cell';
import { useSpells } from './useSpells';

/** The moments people mean: now, after maintenance, tomorrow morning, after the holiday. */
export function useMoments(ids: readonly string[]): CellOption[] {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { spells, now } = useSpells();
  const first = ids[0];
  const { data: waiting } = useQuery({
    queryKey: ['waiting', first, null],
    queryFn: () => ask(commands.waiting(first ?? '', null)),
    enabled: first !== undefined,
  });

  const after = spells.find(isDown)?.to;
  const rest = waiting?.rests.find(([, last]) => last >= dayOf(now));
  const tomorrow = instantAt(addDays(dayOf(now), 1), '08:00');
  const holiday = rest && instantAt(addDays(rest[1], 1), '09:00');
  const named = (key: string, at: string | undefined) =>
    at && epoch(at) > epoch(now) ? [{ value: at, label: t(key), hint: words.stamp(at) }] : [];
  return [
    { value: null, label: t('now'), hint: words.stamp(now) },
    ...named('when.after-maintenance', after),
    ...named('when.tomorrow', tomorrow),
    ...named('when.after-holiday', holiday),
  ];
}
