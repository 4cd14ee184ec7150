import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { ask, commands, type Overview as Facts, keepShown } from '../ipc';
import { lookForMissed, useMissed } from '../missed/missed';
import { markPainted } from '../parts/afterPaint';
import { Button } from '../parts/Button';
import { ClipboardIcon } from '../parts/icons';
import { Page } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { act } from '../shell/actions';
import { keysOf } from '../shell/shortcuts';
import { clockOf } from '../words/beijing';
import { loadParts } from '../words/catalogue';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Blocked } from './Blocked';
import { Errands } from './Errands';
import { Hero } from './Hero';
import { Hours } from './Hours';
import { Lamps } from './Lamps';
import { Strip } from './Strip';
import { ToCome } from './ToCome';
import './overview.css';

/** What to do today, what has to wait, and what comes. */
export default function Overview() {
  const { t } = useTranslation(['window/overview', 'window/shell']);
  const words = useWords();
  const { overview, error } = useOverview();

  return (
    <Page
      title={t('title')}
      subtitle={`${words.dayAndWeekday(words.today)} ${clockOf(words.now)}`}
      actions={
        <Button icon={<ClipboardIcon size={16} />} title={keysOf('new')} onClick={() => act('new')}>
          {t('new')}
        </Button>
      }
    >
      {error ? <Trouble error={error} /> : overview && <Body overview={overview} />}
    </Page>
  );
}

function Body({ overview }: { overview: Facts }) {
  const open = overview.total - overview.settled;
  // The benchmark reads how long the first real content took.
  useLayoutEffect(() => markPainted('overview.shown'), []);
  return (
    <>
      <Hero overview={overview} />
      {open > 0 && <Lamps overview={overview} />}
      <div className="overview-columns">
        {open > 0 && <Errands overview={overview} />}
        <div className="overview-side">
          <Blocked overview={overview} />
          <Hours spells={overview.outlook} />
          <ToCome overview={overview} />
        </div>
      </div>
      <Strip strip={overview.strip} />
      <WhileAway />
    </>
  );
}

const loadMissed = () => Promise.all([import('../missed/Missed'), loadParts(['window/missed', 'remind'])]);
const Missed = lazy(() => loadMissed().then(([loaded]) => loaded));

/** When the overview has stood for a moment, so that nobody waits for it. */
const A_MOMENT = 600;

/** What was missed while nobody was there. */
function WhileAway() {
  const missed = useMissed();
  useEffect(() => {
    const timer = setTimeout(lookForMissed, A_MOMENT);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{missed && <Missed {...missed} />}</Suspense>;
}

/** The overview of this minute. The first one came with the window itself. */
function useOverview() {
  const { now } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: () => ask(commands.overview(null)),
    ...keepShown,
  });

  const minute = now.slice(0, 16);
  const of = data?.at.slice(0, 16);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another minute is the reason to ask, not another answer
  useEffect(() => {
    if (of !== undefined && of !== minute) refetch();
  }, [minute]);

  return { overview: data, error };
}
