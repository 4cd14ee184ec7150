import { openForm } from '../../forms/asked';
import { type AppealFile, type CaseFile, commands } from '../../ipc';
import { Badge } from '../../parts/Badge';
import { Button, IconButton } from '../../parts/Button';
import { PaperclipIcon } from '../../parts/icons';
import { KeyValue } from '../../parts/KeyValue';
import { Deadline } from '../../parts/Numbers';
import { Section } from '../../parts/Section';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';
import { useAttach } from './Evidence';
import { RemoveEntry } from './RemoveEntry';

/** What was asked for, how it went, and until when more may be asked. */
export function Appeals({ file }: { file: CaseFile }) {
  const { t } = useTranslation('window/violations');
  const { appeals, reconsider_by, sue_by } = file;
  const words = useWords();
  // A remedy that can no longer be had is not offered.
  const still = (day: string | null) => day !== null && day >= words.today && <Deadline last={day} show="most" />;
  const rows = [
    [t('appeal.reconsider-by'), still(reconsider_by)],
    [t('appeal.sue-by'), still(sue_by)],
  ] as const;
  const open = rows.some(([, day]) => day);
  if (appeals.length === 0 && !open) return null;
  return (
    <Section className="drawer-part" title={t('appeals')}>
      {appeals.map((one) => (
        <Appeal key={one.appeal.id} one={one} violation={file.violation.id} />
      ))}
      {open && <KeyValue rows={rows.map(([name, day]) => [name, day || null] as const)} />}
    </Section>
  );
}

function Appeal({ one: { appeal, expected_at }, violation }: { one: AppealFile; violation: string }) {
  const { t } = useTranslation('window/violations');
  const attach = useAttach();
  const { word } = useSay();
  const words = useWords();
  return (
    <div className="drawer-entry">
      <div className="row">
        <span>{word('appeal_kind', appeal.kind)}</span>
        <Badge>{word('appeal_status', appeal.status)}</Badge>
        <span className="spacer" />
        <IconButton
          size={28}
          label={t('evidence.to-appeal', { kind: word('appeal_kind', appeal.kind) })}
          icon={<PaperclipIcon size={16} />}
          onClick={() => void attach(commands.attachChosen({ appeal: appeal.id }))}
        />
        <Button size={28} onClick={() => openForm({ form: 'answer-appeal', violation, appeal: appeal.id })}>
          {t(appeal.status === 'pending' ? 'verb.answer' : 'verb.answer-again')}
        </Button>
        <RemoveEntry
          noun="appeal"
          id={appeal.id}
          label={t('appeal.remove', { kind: word('appeal_kind', appeal.kind) })}
        />
      </div>
      <p className="second dim">
        {t('appeal.submitted', { when: words.stamp(appeal.submitted_at) })}
        {appeal.decided_at && `${t('comma')}${t('appeal.decided', { when: words.stamp(appeal.decided_at) })}`}
        {expected_at && `${t('comma')}${t('appeal.expected', { when: words.instant(expected_at) })}`}
      </p>
      {appeal.note && <p className="second">{appeal.note}</p>}
    </div>
  );
}
