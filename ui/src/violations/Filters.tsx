import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, commands } from '../ipc';
import { Button } from '../parts/Button';
import { Chip } from '../parts/Chip';
import { AdjustmentsIcon } from '../parts/icons';
import { Plate } from '../parts/Plate';
import { Pop } from '../parts/Pop';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { type Asking, filtersOn, stages } from './asking';

/** More filters: by stage, car and person. Each list takes several. */
export function Filters({ asking, onChange }: { asking: Asking; onChange: (asking: Asking) => void }) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const { word } = useSay();
  const [open, setOpen] = useState(false);
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()) });
  const on = filtersOn(asking);

  return (
    <Pop
      open={open}
      onClose={() => setOpen(false)}
      width={344}
      target={
        <Button
          className={on > 0 ? 'violations-filter violations-filter-on' : 'violations-filter'}
          icon={<AdjustmentsIcon size={16} />}
          aria-label={on > 0 ? t('filter.on', { count: on }) : t('filter')}
          title={t('filter')}
          onClick={() => setOpen(!open)}
        >
          {on > 0 && on}
        </Button>
      }
    >
      <div className="violations-filters">
        <Group label={t('filter.stage')}>
          {stages.map((stage) => (
            <Chip
              key={stage}
              on={asking.stages.includes(stage)}
              onClick={() => onChange({ ...asking, stages: toggled(asking.stages, stage) })}
            >
              {word('stage', stage)}
            </Chip>
          ))}
        </Group>
        {family && family.vehicles.length > 0 && (
          <Group label={t('filter.car')}>
            {family.vehicles.map((car) => (
              <Chip
                key={car.id}
                on={asking.cars.includes(car.id)}
                onClick={() => onChange({ ...asking, cars: toggled(asking.cars, car.id) })}
              >
                <Plate>{car.plate}</Plate>
              </Chip>
            ))}
          </Group>
        )}
        {family && family.members.length > 0 && (
          <Group label={t('filter.person')}>
            {family.members.map((person) => (
              <Chip
                key={person.id}
                on={asking.people.includes(person.id)}
                onClick={() => onChange({ ...asking, people: toggled(asking.people, person.id) })}
              >
                {person.name}
              </Chip>
            ))}
          </Group>
        )}
        {on > 0 && (
          <Button size={28} variant="subtle" onClick={() => onChange({ ...asking, stages: [], cars: [], people: [] })}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </Pop>
  );
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <fieldset className="violations-filter-group">
      <legend>{label}</legend>
      <div>{children}</div>
    </fieldset>
  );
}

function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
