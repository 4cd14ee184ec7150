import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../words/useTranslation';
import type { ChoiceOption, ChoiceProps } from '../Choice';
import { Frame } from './Frame';
import { useInputLooks } from './input';

export default function ChoiceInput<T extends string>(props: ChoiceProps<T>) {
  const { options, value, onChange, clearable, disabled, placeholder, adding, searchable = true, ...rest } = props;
  const [typed, setTyped] = useState('');
  const { t } = useTranslation();
  const { classNames, ...looks } = useInputLooks(rest);
  const known = new Map<string, ChoiceOption<T>>(options.map((option) => [option.value, option]));
  // What stands in the box of a chosen one was not typed.
  const shown = (text: string) => (options.some(({ label }) => label === text) ? '' : text);
  return (
    <Frame>
      <Select
        {...looks}
        classNames={{ ...classNames, dropdown: 'float', option: 'option' }}
        data={[
          ...options.map(({ value, label, disabled }) => ({ value: value as string, label, disabled })),
          ...(adding ? [{ value: another, label: adding.label(shown(typed)) }] : []),
        ]}
        onSearchChange={setTyped}
        value={value}
        onChange={(picked) => (picked === another ? adding?.add(shown(typed)) : onChange(picked as T | null))}
        filter={({ options, search }) => {
          const wanted = plain(search);
          return options.filter(
            (item) =>
              'value' in item &&
              (item.value === another ||
                [item.label, known.get(String(item.value))?.search ?? ''].some((text) => plain(text).includes(wanted))),
          );
        }}
        renderOption={({ option }) => known.get(String(option.value))?.shown ?? option.label}
        searchable={searchable}
        // A list that opens because the focus came by would lie over what is below.
        openOnFocus={false}
        clearable={clearable}
        allowDeselect={false}
        disabled={disabled}
        placeholder={placeholder}
        nothingFoundMessage={t('nothing-found')}
        selectFirstOptionOnChange
        // Otherwise the list that the first letter opens forgets what it marks, and Enter goes to the form.
        selectFirstOptionOnDropdownOpen
      />
    </Frame>
  );
}

/** Stands in the list for what is not there yet. */
const another = '+';

/** What a text is compared by: neither width, nor case, nor a dot or a blank tells two apart. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•・.\p{Dash_Punctuation}]/gu, '')
    .toLowerCase();
}
