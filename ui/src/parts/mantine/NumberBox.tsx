import '@mantine/core/styles/NumberInput.layer.css';
import { NumberInput } from '@mantine/core';
import type { NumberFieldProps } from '../NumberField';
import { Frame } from './Frame';
import { useInputLooks } from './input';

export default function NumberBox({
  value,
  onChange,
  min,
  max,
  step,
  unit,
  disabled,
  money,
  ...rest
}: NumberFieldProps) {
  const { clearButtonProps: _, ...looks } = useInputLooks(rest);
  const scale = money ? 100 : 1;
  const scaled = (number: number | undefined) => (number === undefined ? undefined : number / scale);
  return (
    <Frame>
      <NumberInput
        {...looks}
        value={value === null ? '' : value / scale}
        onChange={(typed) => {
          const number = typeof typed === 'number' ? typed : Number.parseFloat(typed);
          // Rounded, because 2.3 yuan times a hundred is not quite 230.
          onChange(Number.isNaN(number) ? null : Math.round(number * scale));
        }}
        min={scaled(min)}
        max={scaled(max)}
        step={scaled(step ?? scale)}
        prefix={money ? '¥' : undefined}
        suffix={unit ? ` ${unit}` : undefined}
        decimalScale={money ? 2 : 0}
        fixedDecimalScale={money}
        thousandSeparator={money ? ',' : undefined}
        allowNegative={min === undefined || min < 0}
        clampBehavior="none"
        hideControls
        disabled={disabled}
      />
    </Frame>
  );
}
