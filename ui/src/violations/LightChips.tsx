import { Chips } from '../parts/Chip';
import { Lamp } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';
import { type Asking, lights } from './asking';
import type { useLights } from './useLights';

type LightChipsProps = {
  asking: Asking;
  lights: ReturnType<typeof useLights>;
  onChange: (asking: Asking) => void;
};

/** The lights as filters, each with how many rows it has. */
export function LightChips({ asking, lights: counts, onChange }: LightChipsProps) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  return (
    <div className="violations-chips">
      <Chips
        label={t('filter.light')}
        value={asking.light}
        onChange={(light) => onChange({ ...asking, light })}
        options={[
          { value: 'all', label: t('all'), count: counts?.all },
          ...lights.map((light) => ({
            value: light,
            label: t(`light.${light}`, { ns: 'window/shell' }),
            icon: <Lamp light={light} size={14} silent />,
            count: counts?.[light],
          })),
        ]}
      />
    </div>
  );
}
