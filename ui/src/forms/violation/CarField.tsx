import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import type { Family } from '../../ipc';
import { Choice } from '../../parts/Choice';
import { readPlate } from '../../words/readPlate';
import { useTranslation } from '../../words/useTranslation';
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
  const [plate, setPlate] = useState<string>();
  const added = known && family.vehicles.find(({ id }) => !known.has(id))?.id;
  useEffect(() => {
    if (added === undefined) return;
    setKnown(undefined);
    onChange(added);
  }, [added, onChange]);

  // A plate that was typed and that no car of the family has.
  const newPlate = (typed: string) => {
    const read = readPlate(typed);
    const taken = family.vehicles.some(({ plate }) => readPlate(plate).plate === read.plate);
    return read.kind && !taken ? read.plate : undefined;
  };

  return (
    <>
      <Choice
        label={t('car')}
        required
        options={carOptions(family)}
        value={value}
        error={error}
        placeholder={t('car.choose')}
        onChange={(car) => car !== null && onChange(car)}
        adding={{
          label: (typed) => t(newPlate(typed) ? 'car.add-plate' : 'car.add', { plate: newPlate(typed) }),
          add: (typed) => {
            setPlate(newPlate(typed));
            setKnown(new Set(family.vehicles.map(({ id }) => id)));
          },
        }}
      />
      {known && (
        <Suspense>
          <VehicleForm
            asked={{ form: 'vehicle', plate }}
            onClose={() => setTimeout(() => setKnown(undefined), settled)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The household is read again before a form closes; this is for the picture to follow. */
const settled = 50;

const files = import.meta.glob<{ default: ComponentType<FormProps<'vehicle'>> }>('../VehicleForm.tsx');
const VehicleForm = lazy(async () => (await files['../VehicleForm.tsx']?.()) ?? { default: () => null });
