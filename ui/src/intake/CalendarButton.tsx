import { lazy, Suspense, useState } from 'react';
import type { PieceField } from '../ipc';
import { IconButton } from '../parts/Button';
import { CalendarIcon } from '../parts/icons';
import { clockOf, dayOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';

type CalendarButtonProps = {
  name: string;
  field: PieceField;
  /** A moment has a clock, too. */
  moment: boolean;
  /** The day as text; `whole` unless a clock has still to be typed. */
  onDay: (text: string, whole: boolean) => void;
};

/** Picks the day of a field. A moment keeps its clock, or is left to be finished by typing one. */
export function CalendarButton({ name, field: { value }, moment, onDay }: CalendarButtonProps) {
  const { t } = useTranslation('window/intake');
  const [open, setOpen] = useState(false);
  const day = value?.kind === 'day' ? value.value : value?.kind === 'instant' ? dayOf(value.value) : null;

  const pick = (picked: string) => {
    setOpen(false);
    if (value?.kind === 'instant') onDay(`${picked} ${clockOf(value.value)}`, true);
    else if (moment) onDay(`${picked} `, false);
    else onDay(picked, true);
  };

  const button = (
    <IconButton
      size={28}
      className="intake-calendar"
      label={t('calendar', { field: name })}
      icon={<CalendarIcon size={16} />}
      onClick={() => setOpen(!open)}
    />
  );
  return (
    <Suspense fallback={button}>
      <CalendarBox open={open} onClose={() => setOpen(false)} day={day} onPick={pick} target={button} />
    </Suspense>
  );
}

const CalendarBox = lazy(() => import('../parts/mantine/CalendarBox'));
