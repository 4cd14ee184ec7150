import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChoiceOption, ChoiceProps } from '../Choice';
import { Frame } from './Frame';
import { useInputLooks } from './input';

export default function ChoiceInput<T extends string>(props: ChoiceProps<T>) {
  const { options, value, onChange, clearable, disabled, placeholder, searchable = true, ...rest } = props;
  const { t } = useTranslation();
  const { classNames, ...looks } = useInputLooks(rest);
  const known = new Map<string, ChoiceOption<T>>(options.map((option) => [option.value, option]));
  return (
    <Frame>
      <Select
        {...looks}
        classNames={{ ...classNames, dropdown: 'float', option: 'option' }}
        data={options.map(({ value, label, disabled }) => ({ value, label, disabled }))}
        value={value}
        onChange={(picked) => onChange(picked as T | null)}
        filter={({ options, search }) => {
          const wanted = search.trim().toLowerCase();
          return options.filter(
            (item) =>
              'value' in item &&
              [item.label, known.get(String(item.value))?.search ?? ''].join(' ').toLowerCase().includes(wanted),
          );
        }}
        renderOption={({ option }) => known.get(String(option.value))?.shown ?? option.label}
        searchable={searchable}
        clearable={clearable}
        allowDeselect={false}
        disabled={disabled}
        placeholder={placeholder}
        nothingFoundMessage={t('nothing-found')}
        selectFirstOptionOnChange
      />
    </Frame>
  );
}
