import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Family } from '../../ipc';
import { Choice } from '../../parts/Choice';
import type { FormProps } from '../FormHost';
import { carOptions } from './household';

type CarFieldProps = {
  family: Family;
  value: string | null;
  onChange: (car: string) => void;
  error?: string;
};

/** The car; one that is not there yet is added over this form, and chosen when it is. */
export function CarField({ family, value, onChange, error }: CarFieldProps) {
  const { t } = useTranslation('window/forms');
  const [known, setKnown] = useState<ReadonlySet<string>>();
  const added = known && family.vehicles.find(({ id }) => !known.has(id))?.id;
  useEffect(() => {
    if (added === undefined) return;
    setKnown(undefined);
    onChange(added);
  }, [added, onChange]);

  return (
    <>
      <Choice
        label={t('car')}
        required
        options={[...carOptions(family), { value: another, label: t('car.add') }]}
        value={value}
        error={error}
        placeholder={t('car.choose')}
        onChange={(car) => {
          if (car === another) setAdding();
          else if (car !== null) onChange(car);
        }}
      />
      {known && (
        <Suspense>
          <VehicleForm asked={{ form: 'vehicle' }} onClose={() => setTimeout(() => setKnown(undefined), settled)} />
        </Suspense>
      )}
    </>
  );

  function setAdding() {
    setKnown(new Set(family.vehicles.map(({ id }) => id)));
  }
}

/** Stands in the list for a car that is not there yet. */
const another = '+';

/** The household is read again before a form closes; this is for the picture to follow. */
const settled = 50;

const files = import.meta.glob<{ default: ComponentType<FormProps<'vehicle'>> }>('../VehicleForm.tsx');
const VehicleForm = lazy(async () => (await files['../VehicleForm.tsx']?.()) ?? { default: () => null });
