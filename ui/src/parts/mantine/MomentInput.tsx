import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/Group.layer.css';
import '@mantine/dates/styles.layer.css';
import { DateTimePicker } from '@mantine/dates';
import { clockOf, dayOf, instantAt } from '../../words/beijing';
import { useWords } from '../../words/useWords';
import type { MomentFieldProps } from '../MomentField';
import { Frame } from './Frame';
import { useInputLooks } from './input';
import { useCalendar } from './useCalendar';

export default function MomentInput({ value, onChange, presets, clearable, disabled, ...rest }: MomentFieldProps) {
  const { today } = useWords();
  const calendar = useCalendar();
  const looks = useInputLooks(rest);
  return (
    <Frame>
      <DateTimePicker
        {...looks}
        {...calendar}
        value={value ? plain(value) : null}
        onChange={(picked) => onChange(picked ? instantAt(picked.slice(0, 10), picked.slice(11, 16)) : null)}
        presets={presets?.map((preset) => ({ label: preset.label, value: plain(preset.value) }))}
        clearable={clearable}
        disabled={disabled}
        defaultDate={value ? dayOf(value) : today}
        valueFormat={(at) => at.slice(0, 16)}
      />
    </Frame>
  );
}

/** An instant as the library writes it: Beijing's day and clock, without an offset. */
function plain(instant: string): string {
  return `${dayOf(instant)} ${clockOf(instant)}:00`;
}
