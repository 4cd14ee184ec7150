import { useState } from 'react';
import type { Family, FoundOffence } from '../ipc';
import { go } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import type { FormProps } from './FormHost';
import { DeedDialog } from './violation/DeedDialog';
import { type Draft, draftOf, emptyDraft, missingIn, nextDraft, violationOf } from './violation/draft';
import { Essentials } from './violation/Essentials';
import { useCase, useFamily } from './violation/household';
import { More } from './violation/More';
import { useDoing } from './violation/useDoing';

/** Adds a violation, or edits one. */
export default function ViolationForm({ asked, onClose }: FormProps<'violation'>) {
  const family = useFamily();
  const file = useCase(asked.id);
  if (!family || (asked.id !== undefined && !file)) return null;
  const draft = file ? draftOf(file.violation) : emptyDraft(givenOf(asked.given, family));
  const paid = file?.payments.some(({ outcome }) => outcome === 'succeeded') ?? false;
  return <Fields family={family} id={asked.id} begun={draft} paid={paid} onClose={onClose} />;
}

type FieldsProps = { family: Family; id: string | undefined; begun: Draft; paid: boolean; onClose: () => void };

function Fields({ family, id, begun, paid, onClose }: FieldsProps) {
  const { t } = useTranslation('window/forms');
  const [draft, setDraft] = useState(begun);
  const [picked, setPicked] = useState<FoundOffence>();
  // A draft that was saved gives way to the next, whose fields nobody has left yet.
  const [turn, setTurn] = useState(0);
  const missing = Object.fromEntries(missingIn(draft).map((field) => [field, t(`missing.${field}`)]));
  const doing = useDoing({ deed: 'keep', facts: { violations: [violationOf(draft, id ?? '')] } }, missing);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const pick = (offence: FoundOffence) => {
    setPicked(offence);
    setDraft((before) => ({
      ...before,
      offence: offence.behaviour,
      // What was typed wins; what came from an earlier pick gives way.
      code: keeps(before.code, picked?.codes[0]) ? before.code : (offence.codes[0] ?? ''),
      points: keeps(before.points, picked?.points) ? before.points : offence.points,
    }));
  };
  const save = (then: () => void) => doing.finish(then);
  const again = () =>
    void save(() => {
      setDraft(nextDraft(draft));
      setPicked(undefined);
      doing.begin();
      setTurn(turn + 1);
    });

  return (
    <DeedDialog
      title={t(id === undefined ? 'violation.add' : 'violation.edit')}
      label={t(id === undefined ? 'violation.added' : 'save')}
      doing={doing}
      width={600}
      onClose={onClose}
      onFinish={() =>
        void doing.finish((done) => {
          onClose();
          const added = done.ids.at(-1);
          if (id === undefined && added !== undefined) go(`/violations/${encodeURIComponent(added)}`);
        })
      }
      again={id === undefined ? { label: t('violation.again'), run: again } : undefined}
    >
      <div key={turn} className="deed-fields">
        <Essentials
          family={family}
          draft={draft}
          doing={doing}
          fineHint={picked?.fine}
          adding={id === undefined}
          paid={paid}
          onChange={change}
          onPick={pick}
        />
        <More family={family} draft={draft} doing={doing} onChange={change} />
      </div>
    </DeedDialog>
  );
}

/** Whether a field holds something that did not come from the table. */
function keeps(value: string | number | null, proposed: string | number | null | undefined): boolean {
  return value !== null && value !== '' && value !== proposed;
}

function givenOf(
  given: { vehicle?: string; offence?: string; code?: string; points?: number } | undefined,
  family: Family,
) {
  const only = family.vehicles.length === 1 ? family.vehicles[0]?.id : undefined;
  const vehicle = given?.vehicle ?? only;
  return { ...given, ...(vehicle !== undefined && { vehicle }) };
}
