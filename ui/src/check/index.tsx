import { useCallback, useLayoutEffect, useMemo } from 'react';
import { useRoute } from 'wouter';
import { Trouble } from '../parts/Trouble';
import { useAction } from '../shell/actions';
import { go, useChoices } from '../shell/address';
import { useInSight } from '../shell/inSight';
import { useTranslation } from '../words/useTranslation';
import { Batch } from './Batch';
import { useChosenInAddress, useMomentAhead } from './beginning';
import { useChoice } from './choice';
import { Inspector } from './Inspector';
import { List } from './List';
import { neighbour } from './listing';
import { NothingOpen } from './NothingOpen';
import { useLights, useOpen } from './useOpen';
import './check.css';

/** 缴前检查: whether it goes through, with whom, with what, when; and what helps when it does not. */
export default function Check() {
  const { t } = useTranslation('window/check');
  const { rows, more, error, facts } = useOpen();
  const { one, several } = useWanted();
  const choice = useChoice();
  const lights = useLights(rows, choice, facts);
  const selected = one ?? (several.length > 0 ? undefined : rows?.[0]?.id);
  const ids = useMemo(() => rows?.map((row) => row.id) ?? [], [rows]);

  useLayoutEffect(() => {
    document.title = `${t('title')} · ${t('window/shell:brand')}`;
  }, [t]);
  useMomentAhead();
  useChosenInAddress();

  // The same function while it does the same: another would have the whole list drawn with every choice.
  const from = selected ?? several[0];
  const move = useCallback(
    (step: 1 | -1) => {
      const to = neighbour(ids, from, step);
      if (to) go(`/check/${encodeURIComponent(to)}`, { replace: true });
    },
    [ids, from],
  );
  useAction('next', ids.length > 0 ? () => move(1) : undefined);
  useAction('previous', ids.length > 0 ? () => move(-1) : undefined);
  useInSight(selected);

  if (error && !rows) return <Trouble error={error} />;
  if (!rows) return null;
  if (rows.length === 0 && !one) return <NothingOpen />;

  const next = neighbour(ids, selected, 1);
  return (
    <div className="check-page">
      {rows.length > 0 && (
        <List rows={rows} more={more} lights={lights} selected={selected} picked={several} onMove={move} />
      )}
      {several.length > 0 ? (
        <Batch ids={several} rows={rows} facts={facts} />
      ) : (
        selected && (
          <Inspector
            key={selected}
            id={selected}
            row={rows.find((row) => row.id === selected)}
            next={next === selected ? undefined : rows.find((row) => row.id === next)}
            nextKnown={next === undefined ? undefined : lights.of.get(next)?.amount_due_fen}
            known={lights.of.get(selected)}
            knownAt={lights.choice}
            facts={facts}
          />
        )
      )}
    </div>
  );
}

/** Which violations the address names: one, several, or none. */
function useWanted(): { one: string | undefined; several: string[] } {
  const [, params] = useRoute('/check/:id');
  const several = useChoices().get('ids');
  const one = params?.id && decodeURIComponent(params.id);
  return useMemo(() => {
    const ids = several?.split(',').filter(Boolean) ?? [];
    return ids.length > 1 ? { one: undefined, several: ids } : { one: one ?? ids[0], several: [] };
  }, [one, several]);
}
