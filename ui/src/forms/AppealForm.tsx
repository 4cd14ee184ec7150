import { useState } from 'react';
import type { AppealKind, CaseFile } from '../ipc';
import { AreaField } from '../parts/Field';
import { MomentField } from '../parts/MomentField';
import { Segmented } from '../parts/Segmented';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { About } from './violation/About';
import { kindsOf } from './violation/appeals';
import { DeedDialog, Left } from './violation/DeedDialog';
import { useCase } from './violation/household';
import { useDoing } from './violation/useDoing';

/** 申诉、复议、诉讼: something was asked for. */
export default function AppealForm({ asked, onClose }: FormProps<'appeal'>) {
  const file = useCase(asked.violation);
  return file ? <Fields file={file} onClose={onClose} /> : null;
}

function Fields({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation('window/forms');
  const { word } = useSay();
  const words = useWords();
  const kinds = kindsOf(file);
  const [kind, setKind] = useState<AppealKind>(kinds[0] ?? (file.violation.decision ? 'reconsideration' : 'objection'));
  const [at, setAt] = useState<string | null>(words.now);
  const [note, setNote] = useState('');
  const doing = useDoing(
    { deed: 'appeal', violation: file.violation.id, kind, submitted_at: at ?? '', note: note.trim() || null },
    at === null ? { submitted_at: t('missing.submitted_at') } : {},
  );
  const by = { objection: null, reconsideration: file.reconsider_by, lawsuit: file.sue_by }[kind];

  return (
    <DeedDialog
      title={t(kind === 'objection' ? 'appeal.objection' : 'appeal')}
      label={t('appeal.label', { kind: word('appeal_kind', kind) })}
      doing={doing}
      onClose={onClose}
      onFinish={() => void doing.finish(onClose)}
    >
      <About file={file} />
      {kinds.length > 1 && (
        <Segmented
          label={t('appeal.kind')}
          options={kinds.map((value) => ({ value, label: word('appeal_kind', value) }))}
          value={kind}
          onChange={setKind}
        />
      )}
      {by && <p className="deed-note">{words.deadline(by)}</p>}
      <Left doing={doing} field="submitted_at">
        <MomentField
          label={t('submitted_at')}
          past
          required
          value={at}
          error={doing.flaw('submitted_at')}
          onChange={setAt}
        />
      </Left>
      <Left doing={doing} field="note">
        <AreaField
          label={t('note')}
          placeholder={t('note.appeal')}
          value={note}
          error={doing.flaw('note')}
          onChange={setNote}
        />
      </Left>
    </DeedDialog>
  );
}
