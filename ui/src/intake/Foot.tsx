import type { Sheet } from '../ipc';
import { Button } from '../parts/Button';
import { keysOf } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { sums } from './course';

type FootProps = { sheet: Sheet; busy: boolean; onTake: () => void };

/** What goes in and what does not, and the one button that takes it in. */
export function Foot({ sheet, busy, onTake }: FootProps) {
  const { t } = useTranslation('window/intake');
  const { taken, left, waiting } = sums(sheet.counts);
  const said = [
    t('sum.taken', { count: taken }),
    left > 0 && t('sum.left', { count: left }),
    waiting > 0 && t('sum.waiting', { count: waiting }),
  ];
  return (
    <div className="intake-foot">
      <p className="dim second" aria-live="polite">
        {said.filter(Boolean).join(t('comma'))}
      </p>
      <span className="spacer" />
      <Button
        variant="primary"
        busy={busy}
        title={keysOf('intake.take')}
        aria-disabled={taken === 0}
        onClick={taken === 0 ? undefined : onTake}
      >
        {taken === 0 ? t('take.none') : t('take', { count: taken })}
      </Button>
    </div>
  );
}
