import { useQuery } from '@tanstack/react-query';
import { announceTrouble } from '../forms/deed';
import { ask, commands } from '../ipc';
import { Button } from '../parts/Button';
import { useAfter } from '../parts/useAfter';
import { useTranslation } from '../words/useTranslation';
import { useAtWork } from './table';

/** How far the work has come, with a way to stop it. It lies over the page, and only when the work takes a moment. */
export function AtWork() {
  // What one work came to is forgotten with it: the next does not begin where the last one ended.
  return useAfter(useAtWork(), 200) && <Work />;
}

function Work() {
  const { t } = useTranslation('window/intake');
  const { data: progress } = useQuery({
    queryKey: ['intake-progress'],
    queryFn: () => ask(commands.intakeProgress()),
    refetchInterval: 200,
    gcTime: 0,
  });
  // While somebody still looks for a file there is nothing to wait for.
  if (!progress) return null;
  const { done, of } = progress;
  return (
    <div className="intake-work" role="status">
      <div className="row">
        <span>{of === null ? t('work', { count: done }) : t('work.of', { done, of })}</span>
        <span className="spacer" />
        <Button size={28} onClick={() => ask(commands.stopIntake()).catch(announceTrouble)}>
          {t('stop')}
        </Button>
      </div>
      <progress aria-label={t('work.name')} value={of === null ? undefined : done} max={of ?? undefined} />
    </div>
  );
}
