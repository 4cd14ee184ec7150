import type { PieceField } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import type { BoxTies } from './TypedBox';

type ListBoxProps = {
  field: PieceField;
  words: readonly string[];
  ties: BoxTies;
  put: (text: string, now: boolean) => void;
};

/** One word of a closed list. */
export function ListBox({ field, words, ties, put }: ListBoxProps) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const named = (one: string) =>
    field.field === 'warning_only' ? word('intake_flag', one === 'true' ? 'yes' : 'no') : word(field.field, one);
  return (
    <span className="intake-box intake-options">
      <select
        {...ties}
        value={String(field.value?.value ?? '')}
        onChange={(event) => put(event.currentTarget.value, true)}
      >
        <option value="">{t('none')}</option>
        {words.map((one) => (
          <option key={one} value={one}>
            {named(one)}
          </option>
        ))}
      </select>
    </span>
  );
}
