import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask, commands, type Field, keepShown } from '../ipc';
import { Plate } from '../parts/Plate';
import { plainPlate } from '../words/format';
import { useTranslation } from '../words/useTranslation';

export type Offered = { value: string; shown?: ReactNode; hint?: string };

const most = 6;

/** What a field may mean, of what is known: the household's cars and people, and the table of offences. */
export function useOffered(field: Field, typed: string, wanted: boolean): Offered[] {
  const { t } = useTranslation('window/intake');
  const text = typed.trim();
  const { data: family } = useQuery({
    queryKey: ['family'],
    queryFn: () => ask(commands.family()),
    enabled: wanted && (field === 'plate' || field === 'driver' || field === 'owner'),
  });
  const { data: offences } = useQuery({
    queryKey: ['offences', text],
    queryFn: () => ask(commands.offences(text)),
    enabled: wanted && field === 'offence' && text.length > 0,
    ...keepShown,
  });
  switch (field) {
    case 'plate': {
      const start = plainPlate(text);
      const cars = (family?.vehicles ?? []).filter(({ plate }) => plainPlate(plate).includes(start));
      return cars.slice(0, most).map(({ plate, nickname }) => ({
        value: plainPlate(plate),
        shown: <Plate>{plate}</Plate>,
        hint: nickname ?? undefined,
      }));
    }
    case 'driver':
    case 'owner': {
      const people = (family?.members ?? []).filter(({ name }) => name.includes(text));
      return people.slice(0, most).map(({ name }) => ({ value: name }));
    }
    case 'offence':
      return (text ? (offences ?? []) : [])
        .filter(({ behaviour }) => behaviour !== text)
        .slice(0, most)
        .map(({ behaviour, fine, points }) => ({ value: behaviour, hint: t('offence', { fine, points }) }));
    default:
      return [];
  }
}
