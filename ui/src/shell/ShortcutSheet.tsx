import { Dialog } from '../parts/Dialog';
import { Kbd } from '../parts/Kbd';
import { useTranslation } from '../words/useTranslation';
import { type Scope, shortcuts, writtenKeys } from './shortcuts';
import './ShortcutSheet.css';

const scopes: readonly Scope[] = ['everywhere', 'check', 'violations', 'calendar', 'intake'];

/** Every shortcut, by where it counts. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onClose={onClose} title={t('shortcuts')} width={720}>
      <div className="shortcut-sheet">
        {scopes.map((scope) => (
          <section key={scope} aria-labelledby={`scope-${scope}`}>
            <h2 id={`scope-${scope}`}>{t(`scope.${scope}`)}</h2>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.scope === scope)
                .map(({ keys, label }) => (
                  <div key={keys}>
                    <dt>{t(label)}</dt>
                    <dd>
                      <Kbd>{writtenKeys(keys)}</Kbd>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
