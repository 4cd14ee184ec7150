import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useRoute } from 'wouter';
import { type Row, useNow } from '../ipc';
import { Page } from '../parts/Page';
import { useAction } from '../shell/actions';
import { go, useChoices } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { ActionBar } from './ActionBar';
import { type Asking, addressOf, askingOf } from './asking';
import { Drawer } from './drawer/Drawer';
import { Finder } from './Finder';
import { LightChips } from './LightChips';
import { List } from './List';
import { useLights } from './useLights';
import './violations.css';

/** 违法: everything there is, and one of them beside it. */
export default function Violations() {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const choices = useChoices();
  const asking = useMemo(() => askingOf(choices), [choices]);
  const [, route] = useRoute('/violations/:id');
  const shown = route?.id === undefined ? undefined : decodeURIComponent(route.id);
  const [ticked, setTicked] = useState<ReadonlyMap<string, Row>>(new Map());
  const lights = useLights(asking);

  useFreshLights();

  const change = (next: Asking) => go(addressOf(next, shown), { replace: true });
  const open = (id: string) => go(addressOf(asking, id), { replace: shown !== undefined });
  const close = () => go(addressOf(asking));
  useAction('close', shown === undefined && ticked.size > 0 ? () => setTicked(new Map()) : undefined);

  return (
    <div className={shown === undefined ? 'violations' : 'violations violations-beside'}>
      <Page
        title={t('title')}
        subtitle={
          lights && (
            <span aria-live="polite">
              {t(asking.light === 'all' ? 'count' : 'count-of', {
                count: asking.light === 'all' ? lights.all : lights[asking.light],
                all: lights.all,
              })}
            </span>
          )
        }
        actions={<Finder asking={asking} onChange={change} />}
        bare
      >
        <LightChips asking={asking} lights={lights} onChange={change} />
        <List asking={asking} shown={shown} ticked={ticked} onTicked={setTicked} onChange={change} onOpen={open} />
        {ticked.size > 0 && <ActionBar ticked={ticked} onDone={() => setTicked(new Map())} />}
      </Page>
      {shown !== undefined && <Drawer id={shown} onClose={close} />}
    </div>
  );
}

/** Lights change with the time, mostly on the hour; every ten minutes they are looked at again. */
function useFreshLights() {
  const client = useQueryClient();
  const tenMinutes = useNow().slice(0, 15);
  const [seen, setSeen] = useState(tenMinutes);
  useEffect(() => {
    if (seen === tenMinutes) return;
    setSeen(tenMinutes);
    for (const name of ['table', 'lights', 'caseFile']) void client.invalidateQueries({ queryKey: [name] });
  }, [client, seen, tenMinutes]);
}
