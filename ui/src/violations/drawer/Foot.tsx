import type { CaseFile } from '../../ipc';
import { Button } from '../../parts/Button';
import { DotsIcon } from '../../parts/icons';
import { MenuButton } from '../../parts/MenuButton';
import { useTranslation } from '../../words/useTranslation';
import { doVerb, verbLabel } from './doVerb';
import { type VerbId, verbsOf } from './verbs';

/** What can be done now: the next thing first, the rest in the menu. */
export function Foot({ file, onRemoved }: { file: CaseFile; onRemoved: () => void }) {
  const { t } = useTranslation('window/violations');
  const { primary, second, more } = verbsOf(file);
  const label = (verb: VerbId) => verbLabel(verb, file, t);
  const run = (verb: VerbId) => () => doVerb(verb, file, t, onRemoved);

  return (
    <footer className="drawer-foot">
      {primary && (
        <Button variant="primary" className="drawer-primary" onClick={run(primary)}>
          {label(primary)}
        </Button>
      )}
      {second && (
        <Button className={primary ? undefined : 'drawer-primary'} onClick={run(second)}>
          {label(second)}
        </Button>
      )}
      <MenuButton
        label={t('more')}
        icon={<DotsIcon size={16} />}
        variant="default"
        items={more.flatMap((verb) => [
          ...(verb === 'remove' && more.length > 1 ? (['line'] as const) : []),
          { label: label(verb), run: run(verb) },
        ])}
      />
    </footer>
  );
}
