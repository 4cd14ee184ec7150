import { useState } from 'react';
import type { AppealFile, CaseFile } from '../ipc';
import { AreaField } from '../parts/Field';
import { MomentField } from '../parts/MomentField';
import { Segmented } from '../parts/Segmented';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { About } from './violation/About';
import { DeedDialog, Left } from './violation/DeedDialog';
import { useCase } from './violation/household';
import { useDoing } from './violation/useDoing';

type Status = 'upheld' | 'rejected' | 'withdrawn';

const statuses: readonly Status[] = ['upheld', 'rejected', 'withdrawn'];

/** The answer to an appeal, or that it was withdrawn. */
export default function AnswerAppealForm({ asked, onClose }: FormProps<'answer-appeal'>) {
  const file = useCase(asked.violation);
  const one = file?.appeals.find(({ appeal }) => appeal.id === asked.appeal);
  return file && one ? <Fields file={file} one={one} begun={asked.status ?? null} onClose={onClose} /> : null;
}

type FieldsProps = { file: CaseFile; one: AppealFile; begun: Status | null; onClose: () => void };

function Fields({ file, one: { appeal }, begun, onClose }: FieldsProps) {
  const { t } = useTranslation('window/forms');
  const { word } = useSay();
  const words = useWords();
  const [status, setStatus] = useState<Status | null>(begun);
  const [at, setAt] = useState<string | null>(words.now);
  const [note, setNote] = useState(appeal.note ?? '');
  const doing = useDoing(
    {
      deed: 'answer_appeal',
      appeal: appeal.id,
      status: status ?? 'upheld',
      decided_at: at ?? '',
      note: note.trim() || null,
    },
    {
      // Nobody means to say that it was upheld by pressing Enter.
      ...(status === null && { status: t('missing.status') }),
      ...(at === null && { decided_at: t('missing.decided_at') }),
    },
  );
  const kind = word('appeal_kind', appeal.kind);

  return (
    <DeedDialog
      title={t('answer', { kind })}
      label={t(status === null ? 'answer.open' : `answer.label.${status}`)}
      doing={doing}
      onClose={onClose}
      onFinish={() => void doing.finish(onClose)}
    >
      <About file={file} />
      <p className="deed-note">{t('answer.submitted', { when: words.stamp(appeal.submitted_at) })}</p>
      <Segmented
        label={t('answer', { kind })}
        options={statuses.map((value) => ({ value, label: word('appeal_status', value) }))}
        value={status}
        error={doing.flaw('status')}
        onChange={setStatus}
      />
      <Left doing={doing} field="decided_at">
        <MomentField
          label={t('decided_at')}
          past
          required
          value={at}
          error={doing.flaw('decided_at')}
          onChange={setAt}
        />
      </Left>
      <Left doing={doing} field="note">
        <AreaField label={t('note')} value={note} error={doing.flaw('note')} onChange={setNote} />
      </Left>
    </DeedDialog>
  );
}
