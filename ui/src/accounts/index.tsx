import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { openForm } from '../forms/asked';
import { ask, commands, keepShown, type People } from '../ipc';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { PlusIcon } from '../parts/icons';
import { Page } from '../parts/Page';
import { Section } from '../parts/Section';
import { Trouble } from '../parts/Trouble';
import { useChoices } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { MeansRow } from './MeansRow';
import { PersonRow } from './PersonRow';
import './accounts.css';

/** 账号与支付: who may handle what, how full the licences are, and what there is to pay with. */
export default function Accounts() {
  const { t } = useTranslation(['window/accounts', 'window/shell']);
  const { data: people, error } = useQuery({
    queryKey: ['people'],
    queryFn: () => ask(commands.people(null)),
    ...keepShown,
  });
  const marked = useMarked(people !== undefined);

  return (
    <Page
      title={t('title')}
      subtitle={people && t('subtitle', { people: people.people.length, means: people.means.length })}
      line
      actions={
        <>
          <Add run={() => openForm({ form: 'member' })}>{t('add-member')}</Add>
          <Add run={() => openForm({ form: 'account' })}>{t('add-account')}</Add>
          <Add run={() => openForm({ form: 'method' })}>{t('add-method')}</Add>
        </>
      }
    >
      {error && <Trouble error={error} />}
      {people && (
        <div className="accounts">
          <Persons people={people} marked={marked} />
          <Methods people={people} marked={marked} />
        </div>
      )}
    </Page>
  );
}

function Persons({ people: { people, points_full }, marked }: { people: People; marked: Marked }) {
  const { t } = useTranslation('window/accounts');
  return (
    <Section title={t('people')}>
      {people.length === 0 ? (
        <Empty action={<Main run={() => openForm({ form: 'account' })}>{t('add-account')}</Main>}>
          {t('empty.people')}
        </Empty>
      ) : (
        <ul>
          {people.map((person) => (
            <PersonRow
              key={person.member.id}
              person={person}
              full={points_full}
              marked={
                isMarked(marked, 'account', person.account?.account.id) || isMarked(marked, 'member', person.member.id)
              }
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Methods({ people: { people, means }, marked }: { people: People; marked: Marked }) {
  const { t } = useTranslation('window/accounts');
  return (
    <Section title={t('methods')}>
      {means.length === 0 ? (
        <Empty action={<Main run={() => openForm({ form: 'method' })}>{t('add-method')}</Main>}>
          {t('empty.methods')}
        </Empty>
      ) : (
        <ul>
          {means.map((one) => (
            <MeansRow
              key={one.method.id}
              means={one}
              owner={people.find(({ member }) => member.id === one.method.owner)?.member.name}
              marked={isMarked(marked, 'method', one.method.id)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Add({ run, children }: { run: () => void; children: ReactNode }) {
  return (
    <Button icon={<PlusIcon size={16} />} onClick={run}>
      {children}
    </Button>
  );
}

function Main({ run, children }: { run: () => void; children: ReactNode }) {
  return (
    <Button variant="primary" onClick={run}>
      {children}
    </Button>
  );
}

/** What the address points at. */
type Marked = { kind: 'account' | 'member' | 'method'; id: string } | undefined;

function isMarked(marked: Marked, kind: NonNullable<Marked>['kind'], id: string | undefined) {
  return id !== undefined && marked?.kind === kind && marked.id === id;
}

/** Reads what the address points at, and brings it into view once it is there. */
function useMarked(shown: boolean): Marked {
  const choices = useChoices();
  const kind = (['account', 'member', 'method'] as const).find((kind) => choices.has(kind));
  const id = kind && (choices.get(kind) ?? '');
  useEffect(() => {
    if (!shown || !kind || !id) return;
    const row = document.querySelector<HTMLElement>(`[data-${kind}="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  }, [shown, kind, id]);
  return kind && id ? { kind, id } : undefined;
}
