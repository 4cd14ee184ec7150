import '@mantine/dates/styles.layer.css';
import { DatePicker } from '@mantine/dates';
import { useWords } from '../../words/useWords';
import { Frame } from './Frame';
import { useCalendar } from './useCalendar';

export type CalendarProps = {
  /** `2026-10-08`, or nothing. */
  day: string | null;
  onPick: (day: string) => void;
  max?: string;
};

/** A month of days, one of which is picked. */
export default function Calendar({ day, onPick, max }: CalendarProps) {
  const { today } = useWords();
  const calendar = useCalendar(day ?? today);
  return (
    <Frame>
      <DatePicker
        {...calendar}
        value={day}
        defaultDate={day ?? today}
        onChange={(picked) => picked && onPick(picked)}
        allowDeselect={false}
        maxDate={max}
      />
    </Frame>
  );
}
