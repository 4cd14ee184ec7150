import { TextField } from '../../parts/Field';
import { useTranslation } from '../../words/useTranslation';
import { bare, doubtOf, grouped, kept } from './decisionNumber';

type DecisionNumberFieldProps = {
  /** Without what people put between its digits. */
  value: string;
  onChange: (number: string) => void;
  error?: string;
  required?: boolean;
};

/** The number of a decision, shown in groups of four; a number of another shape is only doubted. */
export function DecisionNumberField({ value, onChange, error, required }: DecisionNumberFieldProps) {
  const { t } = useTranslation('window/forms');
  const doubt = doubtOf(value);
  return (
    <TextField
      label={t('number')}
      hint={doubt ? t(`number.doubt.${doubt}`, { count: bare(value).length }) : t('number.hint')}
      inputMode="numeric"
      required={required}
      error={error}
      value={grouped(value)}
      onChange={(typed) => onChange(kept(typed))}
    />
  );
}
