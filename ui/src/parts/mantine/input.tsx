import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '../Field.css';
import './input.css';
import { useTranslation } from '../../words/useTranslation';
import type { FieldLooks } from '../Field';

/** Label, hint and error as the library takes them, in the looks of our own fields. */
export function useInputLooks({ label, labelUnseen, hint, error, required, className = '' }: FieldLooks) {
  const { t } = useTranslation();
  const marked = required ? (
    <>
      {label}
      <span className="field-required" aria-hidden="true">
        {t('required')}
      </span>
    </>
  ) : (
    label
  );
  return {
    label: marked,
    description: hint,
    error,
    required,
    withAsterisk: false,
    clearButtonProps: { 'aria-label': t('clear') },
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    classNames: {
      root: `field ${className}`.trim(),
      label: labelUnseen ? 'unseen' : 'field-label',
      description: 'field-hint',
      error: 'field-error',
      wrapper: 'control-wrap',
      input: 'control',
    },
  };
}
