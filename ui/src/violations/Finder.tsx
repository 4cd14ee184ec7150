import { useEffect, useRef, useState } from 'react';
import { openForm } from '../forms/asked';
import { keepExport } from '../intake/keepFile';
import { IconButton } from '../parts/Button';
import { TextField } from '../parts/Field';
import { CloseIcon, DownloadIcon, PlusIcon, SearchIcon } from '../parts/icons';
import { MenuButton } from '../parts/MenuButton';
import { useAction } from '../shell/actions';
import { keysOf } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import type { Asking } from './asking';
import { Filters } from './Filters';

type FinderProps = { asking: Asking; onChange: (asking: Asking) => void };

/** Search, filters, and the way to a new violation. */
export function Finder({ asking, onChange }: FinderProps) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(asking.search);
  const [composing, setComposing] = useState(false);
  useAction('find', () => box.current?.select());

  // What is typed goes into the address a moment later; what the address says otherwise, such as by Back, is shown.
  const sent = useRef(asking.search);
  useEffect(() => {
    if (asking.search === sent.current) return;
    sent.current = asking.search;
    setText(asking.search);
  }, [asking.search]);
  useEffect(() => {
    if (composing || text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange({ ...asking, search: text });
    }, 80);
    return () => clearTimeout(timer);
  }, [text, composing, asking, onChange]);

  return (
    <>
      <TextField
        ref={box}
        className="violations-search"
        type="search"
        label={t('search.label')}
        labelUnseen
        placeholder={t('search')}
        title={keysOf('find')}
        value={text}
        onChange={setText}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || composing || text === '') return;
          event.preventDefault();
          setText('');
        }}
        icon={<SearchIcon size={16} aria-hidden />}
        after={
          text !== '' && (
            <IconButton
              size={28}
              label={t('clear', { ns: 'window/shell' })}
              icon={<CloseIcon size={14} />}
              onClick={() => {
                setText('');
                box.current?.focus();
              }}
            />
          )
        }
      />
      <Filters asking={asking} onChange={onChange} />
      <MenuButton
        variant="default"
        label={t('export')}
        icon={<DownloadIcon size={16} />}
        items={(['csv', 'xlsx'] as const).map((kind) => ({
          label: t(`export.${kind}`),
          run: () => void keepExport(kind, t('export.name'), (path) => t('export.kept', { path })),
        }))}
      />
      <IconButton
        variant="default"
        label={t('add')}
        icon={<PlusIcon size={16} />}
        onClick={() => openForm({ form: 'violation' })}
      />
    </>
  );
}
