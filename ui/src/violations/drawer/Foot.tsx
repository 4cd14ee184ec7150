import type { TFunction } from 'i18next';
import { openForm } from '../../forms/asked';
import { announceTrouble, doDeed } from '../../forms/deed';
import { ask, type CaseFile, commands, type Deed } from '../../ipc';
import { Button } from '../../parts/Button';
import { DotsIcon } from '../../parts/icons';
import { MenuButton } from '../../parts/MenuButton';
import { toast } from '../../parts/toast';
import { go } from '../../shell/address';
import { useTranslation } from '../../words/useTranslation';
import { type VerbId, verbsOf } from './verbs';

/** What can be done now: the next thing first, the rest in the menu. */
export function Foot({ file, onRemoved }: { file: CaseFile; onRemoved: () => void }) {
  const { t } = useTranslation('window/violations');
  const { violation } = file;
  const { id } = violation;
  const { primary, second, more, waiting } = verbsOf(file);

  const attempt = async (deed: Deed, then?: () => void) => {
    try {
      await doDeed(deed);
      then?.();
    } catch (error) {
      await announceTrouble(error);
    }
  };
  const run: Record<VerbId, () => void> = {
    check: () => go(`/check/${encodeURIComponent(id)}`),
    confirm: () => openForm({ form: 'confirm', violation: id }),
    pay: () => openForm({ form: 'pay', violation: id }),
    answer: () => waiting !== undefined && openForm({ form: 'answer-appeal', violation: id, appeal: waiting }),
    appeal: () => openForm({ form: 'appeal', violation: id }),
    extend: () => openForm({ form: 'fact', violation: id, fact: 'extension' }),
    revoke: () => void attempt({ deed: 'revoke', violation: id }),
    edit: () => openForm({ form: 'violation', id }),
    export: () => void exportCase(file, t),
    // The drawer closes first: what it shows is about to be gone.
    remove: () => {
      onRemoved();
      void attempt({ deed: 'remove', noun: 'violation', id });
    },
  };
  const label = (verb: VerbId) =>
    verb === 'appeal' && violation.stage === 'recorded' ? t('verb.object') : t(`verb.${verb}`);

  return (
    <footer className="drawer-foot">
      {primary && (
        <Button variant="primary" className="drawer-primary" onClick={run[primary]}>
          {label(primary)}
        </Button>
      )}
      {second && (
        <Button className={primary ? undefined : 'drawer-primary'} onClick={run[second]}>
          {label(second)}
        </Button>
      )}
      <MenuButton
        label={t('more')}
        icon={<DotsIcon size={16} />}
        variant="default"
        items={more.flatMap((verb) => [
          ...(verb === 'remove' && more.length > 1 ? (['line'] as const) : []),
          { label: label(verb), run: run[verb] },
        ])}
      />
    </footer>
  );
}

/** Asks where to, writes the case there, and says where it stands. */
async function exportCase({ violation, vehicle }: CaseFile, t: TFunction<'window/violations'>) {
  const day = violation.occurred_at.slice(0, 10);
  try {
    const path = await ask(commands.exportCase(violation.id, t('case.name', { plate: vehicle.plate, day })));
    if (path !== null) toast({ text: t('case.written', { path }) });
  } catch (error) {
    await announceTrouble(error);
  }
}
