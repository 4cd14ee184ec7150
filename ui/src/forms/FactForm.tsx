import { useState } from 'react';
import type { CaseFile, Family } from '../ipc';
import { Choice } from '../parts/Choice';
import { DayField } from '../parts/DayField';
import { useTranslation } from '../words/useTranslation';
import type { FormProps } from './FormHost';
import { About } from './violation/About';
import { DecisionNumberField } from './violation/DecisionNumberField';
import { DeedDialog, Left } from './violation/DeedDialog';
import { draftOf, violationOf } from './violation/draft';
import { personOptions, useCase, useFamily } from './violation/household';
import { useDoing } from './violation/useDoing';

type FactFormProps = FormProps<'fact'>;
type Fact = FactFormProps['asked']['fact'];

/** Where each fact stands in a violation. */
const fieldOf = { driver: 'driver', number: 'number', extension: 'handle_by_extended_to' } as const satisfies Record<
  Fact,
  string
>;

/** One missing fact of a violation: who drove, the number of its decision, or the day of an extension. */
export default function FactForm({ asked, onClose }: FactFormProps) {
  const family = useFamily();
  const file = useCase(asked.violation);
  if (!family || !file) return null;
  return <Fields family={family} file={file} fact={asked.fact} onClose={onClose} />;
}

type FieldsProps = { family: Family; file: CaseFile; fact: Fact; onClose: () => void };

function Fields({ family, file, fact, onClose }: FieldsProps) {
  const { t } = useTranslation('window/forms');
  const field = fieldOf[fact];
  const [draft, setDraft] = useState(() => draftOf(file.violation));
  const value = draft[field];
  const missing = value === null || value === '' ? { [field]: t(`missing.${field}`) } : {};
  const doing = useDoing({ deed: 'keep', facts: { violations: [violationOf(draft, file.violation.id)] } }, missing);
  const change = (value: string | null) => setDraft((before) => ({ ...before, [field]: value }));

  return (
    <DeedDialog
      title={t(`fact.${fact}`)}
      label={t(`fact.${fact}.label`)}
      doing={doing}
      onClose={onClose}
      onFinish={() => void doing.finish(onClose)}
    >
      <About file={file} />
      <Left doing={doing} field={field}>
        {fact === 'driver' && (
          <Choice
            label={t('driver')}
            required
            options={personOptions(family)}
            hint={t('driver.hint')}
            value={draft.driver}
            error={doing.flaw(field)}
            onChange={change}
          />
        )}
        {fact === 'number' && (
          <DecisionNumberField required value={draft.number} error={doing.flaw(field)} onChange={change} />
        )}
        {fact === 'extension' && (
          <DayField
            label={t('handle_by_extended_to')}
            required
            hint={t('extension.hint')}
            value={draft.handle_by_extended_to}
            error={doing.flaw(field)}
            onChange={change}
          />
        )}
      </Left>
    </DeedDialog>
  );
}
