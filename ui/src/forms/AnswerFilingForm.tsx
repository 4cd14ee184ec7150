import { useState } from 'react';
import type { Family, Filing } from '../ipc';
import { AreaField } from '../parts/Field';
import { MomentField } from '../parts/MomentField';
import { Segmented } from '../parts/Segmented';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { FactDialog, Left } from './household/FactDialog';
import { FilingNamed } from './household/FilingNamed';
import { useFactForm } from './household/useFactForm';
import { useFamily } from './household/useFamily';

/** The answer to a filing came. */
export default function AnswerFilingForm(props: FormProps<'answer-filing'>) {
  const family = useFamily();
  const filing = family?.filings.find(({ id }) => id === props.asked.filing);
  return family && filing ? <Fields {...props} family={family} filing={filing} /> : null;
}

type FieldsProps = FormProps<'answer-filing'> & { family: Family; filing: Filing };

function Fields({ asked, onClose, family, filing }: FieldsProps) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const { now, stamp } = useWords();
  const [approved, setApproved] = useState(asked.approved ?? true);
  const [at, setAt] = useState<string | null>(now);
  const [note, setNote] = useState('');
  const form = useFactForm(
    { deed: 'answer_filing', filing: filing.id, approved, decided_at: at ?? '', note: note.trim() || null },
    { fields: ['decided_at', 'note'], own: at === null ? { decided_at: t('need.answered') } : {}, onClose },
  );

  return (
    <FactDialog
      form={form}
      title={t('answer.title')}
      done={t(approved ? 'answer.approved' : 'answer.rejected')}
      onClose={onClose}
    >
      <p className="fact-note">
        <FilingNamed family={family} filing={filing} />
        {t('answer.submitted', { at: stamp(filing.submitted_at) })}
      </p>
      <Segmented
        label={t('answer')}
        value={approved ? 'approved' : 'rejected'}
        onChange={(answer) => setApproved(answer === 'approved')}
        options={[
          { value: 'approved', label: t('approved') },
          { value: 'rejected', label: t('rejected') },
        ]}
      />
      <Left form={form} field="decided_at">
        <MomentField
          label={t('answer.at')}
          hint={approved ? t('answer.at.why') : undefined}
          past
          required
          value={at}
          onChange={setAt}
          error={form.flaw('decided_at')}
        />
      </Left>
      <AreaField
        label={t('note')}
        value={note}
        onChange={setNote}
        rows={2}
        placeholder={approved ? undefined : t('note.rejected')}
        error={form.flaw('note')}
      />
    </FactDialog>
  );
}
