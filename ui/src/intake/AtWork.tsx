import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { announceTrouble } from '../forms/deed';
import { ask } from '../ipc';
import { Button } from '../parts/Button';
import { useAfter } from '../parts/useAfter';
import { commands } from './contract';
import { useAtWork } from './table';

/** How far the work has come, with a way to stop it. It lies over the page, and only when the work takes a moment. */
export function AtWork() {
  const { t } = useTranslation('window/intake');
  const working = useAtWork();
  const shown = useAfter(working, 200);
  const { data: progress } = useQuery({
    queryKey: ['intake-progress'],
    queryFn: () => ask(commands.intakeProgress()),
    enabled: shown,
    refetchInterval: 200,
    gcTime: 0,
  });
  if (!shown) return null;
  const [done, of] = [progress?.done ?? 0, progress?.of ?? undefined];
  return (
    <div className="intake-work" role="status">
      <div className="row">
        <span>{of === undefined ? t('work', { count: done }) : t('work.of', { done, of })}</span>
        <span className="spacer" />
        <Button size={28} onClick={() => ask(commands.stopIntake()).catch(announceTrouble)}>
          {t('stop')}
        </Button>
      </div>
      <progress aria-label={t('work.name')} value={of === undefined ? undefined : done} max={of} />
    </div>
  );
}
