import '@mantine/dates/styles.layer.css';
import { DateInput } from '@mantine/dates';
import { useWords } from '../../words/useWords';
import type { DayFieldProps } from '../DayField';
import { readDay } from '../readDay';
import { Frame } from './Frame';
import { useInputLooks } from './input';
import { useCalendar } from './useCalendar';

export default function DayInput({ value, onChange, min, max, clearable, disabled, ...rest }: DayFieldProps) {
  const { today } = useWords();
  const calendar = useCalendar();
  const looks = useInputLooks(rest);
  return (
    <Frame>
      <DateInput
        {...looks}
        {...calendar}
        value={value}
        onChange={onChange}
        minDate={min}
        maxDate={max}
        clearable={clearable}
        disabled={disabled}
        defaultDate={value ?? today}
        valueFormat={(day) => day.slice(0, 10)}
        dateParser={(text) => readDay(text, today)}
        placeholder={today}
      />
    </Frame>
  );
}
