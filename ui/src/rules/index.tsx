import { useMemo, useRef, useState } from 'react';
import { useRoute } from 'wouter';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { TextField } from '../parts/Field';
import { SearchIcon } from '../parts/icons';
import { Page, type Rail } from '../parts/Page';
import { Segmented } from '../parts/Segmented';
import { Trouble } from '../parts/Trouble';
import { useAction } from '../shell/actions';
import { go, useChoices } from '../shell/address';
import { useNarrow } from '../theme/narrow';
import { useTranslation } from '../words/useTranslation';
import { ChecksTable } from './ChecksTable';
import { findIn } from './find';
import { groupRules } from './groups';
import { ParameterRail } from './ParameterRail';
import { ParametersTable } from './ParametersTable';
import { RuleRail } from './RuleRail';
import { TextsList } from './TextsList';
import { type Book, useRulebook } from './useRulebook';
import './Rules.css';

const tabs = ['checks', 'parameters', 'texts'] as const;
type Tab = (typeof tabs)[number];

/** 规则与依据: every check, every parameter and every text they stand on. */
export default function Rules() {
  // The rail's editor says what is wrong with a value: its texts are to be there before it opens.
  const { t } = useTranslation(['window/rules', 'window/shell', 'problem']);
  const { data: book, error } = useRulebook();
  if (error) {
    return (
      <Page title={t('title')}>
        <Trouble error={error} />
      </Page>
    );
  }
  return book ? <RuleBook book={book} /> : <Page title={t('title')} line />;
}

function RuleBook({ book }: { book: Book }) {
  const { t } = useTranslation(['window/rules', 'window/shell']);
  const [, params] = useRoute('/rules/:id');
  const choices = useChoices();
  const narrow = useNarrow();
  const [search, setSearch] = useState('');
  const box = useRef<HTMLInputElement>(null);

  const asked = { check: params?.id, parameter: choices.get('parameter') ?? undefined };
  const tab = asked.check ? 'checks' : asked.parameter ? 'parameters' : tabOf(choices.get('tab'));
  const found = useFound(book, search);

  useAction('find', () => {
    box.current?.focus();
    box.current?.select();
  });

  // A wide window has room for the rail from the start; what is read in it is then the first line.
  const groups = groupRules(found.checks);
  const rule = book.checks.find(({ id }) => id === asked.check) ?? (narrow ? undefined : groups[0]?.rules[0]);
  const setting =
    book.parameters.find(({ id }) => id === asked.parameter) ?? (narrow ? undefined : found.parameters[0]);

  const back = () => go(tab === 'checks' ? '/rules' : `/rules?tab=${tab}`);
  const rail: Rail | undefined =
    tab === 'checks' && rule
      ? { label: t('rail.check'), content: <RuleRail key={rule.id} rule={rule} book={book} /> }
      : tab === 'parameters' && setting
        ? { label: t('rail.parameter'), content: <ParameterRail key={setting.id} setting={setting} book={book} /> }
        : undefined;
  const count = { checks: found.checks, parameters: found.parameters, texts: found.texts }[tab].length;

  return (
    <Page
      title={t('title')}
      subtitle={<span role="status">{t(`count.${tab}`, { count })}</span>}
      line
      bare
      rail={
        rail && {
          ...rail,
          width: 344,
          open: (tab === 'checks' ? asked.check : asked.parameter) !== undefined,
          onOpenChange: (open) => !open && back(),
        }
      }
      actions={
        <>
          <Segmented
            label={t('tabs')}
            options={tabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
            value={tab}
            onChange={(next) => go(next === 'checks' ? '/rules' : `/rules?tab=${next}`)}
          />
          <TextField
            ref={box}
            type="search"
            className="rules-search"
            label={t('search')}
            labelUnseen
            placeholder={t('search')}
            icon={<SearchIcon size={16} />}
            value={search}
            onChange={setSearch}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || !search || event.nativeEvent.isComposing) return;
              event.preventDefault();
              setSearch('');
            }}
          />
        </>
      }
    >
      <div className="rules-list">
        {count === 0 ? (
          <Empty action={<Button onClick={() => setSearch('')}>{t('search.clear')}</Button>}>{t('search.none')}</Empty>
        ) : tab === 'checks' ? (
          <ChecksTable groups={groups} chosen={rule?.id} book={book} />
        ) : tab === 'parameters' ? (
          <ParametersTable parameters={found.parameters} chosen={setting?.id} book={book} />
        ) : (
          <TextsList texts={found.texts} book={book} />
        )}
      </div>
    </Page>
  );
}

/** What the search leaves of the book. */
function useFound(book: Book, search: string) {
  return useMemo(() => {
    const names = (sources: readonly string[]) =>
      book.texts
        .filter(({ id }) => sources.some((source) => source.startsWith(id)))
        .flatMap(({ name }) => [name.zh, name.en]);
    const titles = (ids: readonly string[]) =>
      book.parameters.filter(({ id }) => ids.includes(id)).flatMap(({ title }) => [title.zh, title.en]);
    return {
      checks: findIn(book.checks, search, (rule) => ({
        near: [rule.title.zh, rule.title.en, ...rule.sources, ...titles(rule.parameters)],
        far: [rule.page.zh, rule.page.en, ...names(rule.sources)],
      })),
      parameters: findIn(book.parameters, search, (setting) => ({
        near: [setting.title.zh, setting.title.en, ...setting.sources],
        far: [setting.plain.zh, setting.plain.en, ...names(setting.sources)],
      })),
      texts: findIn(book.texts, search, (text) => ({
        near: [text.id, text.name.zh, text.name.en],
        far: [text.plain.zh, text.plain.en],
      })),
    };
  }, [book, search]);
}

function tabOf(text: string | null): Tab {
  return tabs.find((tab) => tab === text) ?? 'checks';
}
