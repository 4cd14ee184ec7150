import type { ReactElement } from 'react';
import Calendar, { type CalendarProps } from './Calendar';
import PopoverBox from './PopoverBox';

type CalendarBoxProps = CalendarProps & { open: boolean; onClose: () => void; target: ReactElement };

/** A calendar that hangs on a button. */
export default function CalendarBox({ open, onClose, target, ...calendar }: CalendarBoxProps) {
  return (
    <PopoverBox open={open} onClose={onClose} width={284} target={target}>
      <Calendar {...calendar} />
    </PopoverBox>
  );
}
