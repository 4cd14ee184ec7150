import { openForm } from '../../forms/asked';
import { announceTrouble, doDeed } from '../../forms/deed';
import { ask, type CaseFile, commands, type Deed } from '../../ipc';
import { toast } from '../../parts/toast';
import { go } from '../../shell/address';
import { type VerbId, verbsOf } from './verbs';

type Words = (key: string, values: Record<string, unknown>) => string;

/** What a verb is called at the stage a violation is at. */
export function verbLabel(verb: VerbId, { violation }: CaseFile, t: Words): string {
  const objects = verb === 'appeal' && violation.stage === 'recorded';
  return t(objects ? 'verb.object' : `verb.${verb}`, { ns: 'window/violations' });
}

/** Does it, or opens the form for it. `onRemoved` closes what shows the violation, before it is gone. */
export function doVerb(verb: VerbId, file: CaseFile, t: Words, onRemoved: () => void): void {
  const { id } = file.violation;
  const { waiting } = verbsOf(file);
  const run: Record<VerbId, () => void> = {
    check: () => go(`/check/${encodeURIComponent(id)}`),
    confirm: () => openForm({ form: 'confirm', violation: id }),
    pay: () => openForm({ form: 'pay', violation: id }),
    answer: () => waiting !== undefined && openForm({ form: 'answer-appeal', violation: id, appeal: waiting }),
    appeal: () => openForm({ form: 'appeal', violation: id }),
    extend: () => openForm({ form: 'fact', violation: id, fact: 'extension' }),
    revoke: () => attempt({ deed: 'revoke', violation: id }),
    edit: () => openForm({ form: 'violation', id }),
    export: () => void exportCase(file, t),
    remove: () => {
      onRemoved();
      attempt({ deed: 'remove', noun: 'violation', id });
    },
  };
  run[verb]();
}

function attempt(deed: Deed) {
  doDeed(deed).catch(announceTrouble);
}

/** Asks where to, writes the case there, and says where it stands. */
async function exportCase({ violation, vehicle }: CaseFile, t: Words) {
  const day = violation.occurred_at.slice(0, 10);
  const texts = { ns: 'window/violations' };
  try {
    const name = t('case.name', { ...texts, plate: vehicle.plate, day });
    const path = await ask(commands.exportCase(violation.id, name));
    if (path !== null) toast({ text: t('case.written', { ...texts, path }) });
  } catch (error) {
    await announceTrouble(error);
  }
}
