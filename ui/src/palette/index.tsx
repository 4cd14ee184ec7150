import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from '../parts/composing';
import { SearchIcon } from '../parts/icons';
import { Kbd } from '../parts/Kbd';
import { toast } from '../parts/toast';
import { writtenKeys } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { type Entry, grouped, isLine } from './entries';
import { useEntries } from './useEntries';
import './palette.css';

/** Finds anything and does anything, by typing. The focus stays in the text; the arrow keys choose a line. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['window/palette', 'window/shell']);
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string>();
  const { entries, found } = useEntries(text);
  const parts = grouped(entries, isLine(text, entries) ? 'bring' : undefined);
  const lines = parts.flatMap(({ entries }) => entries);
  const active = lines.find((line) => line.id === chosen) ?? lines[0];
  const before = useFocusBefore();

  const run = (entry: Entry) => {
    // The focus goes back first, so that a form that opens next knows where it came from.
    before();
    onClose();
    entry.run();
  };

  const close = () => {
    before();
    onClose();
  };

  const step = (by: number) => {
    if (!active) return;
    const next = (lines.indexOf(active) + by + lines.length) % lines.length;
    setChosen(lines[next]?.id);
  };

  const moveOf = (key: string) => {
    if (key === 'ArrowDown') return () => step(1);
    if (key === 'ArrowUp') return () => step(-1);
    if (key === 'Escape') return close;
    if (key === 'Enter') return () => active && run(active);
    // There is nothing else to go to.
    return key === 'Tab' ? () => undefined : undefined;
  };

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    const move = moveOf(event.key);
    if (move) {
      event.preventDefault();
      move();
      return;
    }
    const { selectionStart, selectionEnd } = event.currentTarget;
    const copies =
      event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && selectionStart === selectionEnd;
    if (copies && active?.copies) {
      event.preventDefault();
      navigator.clipboard?.writeText(active.copies).then(() => toast({ text: t('copied') }));
    }
  };

  return (
    <div className="palette-veil" onPointerDown={(event) => event.target === event.currentTarget && close()}>
      <div className="palette" role="dialog" aria-modal="true" aria-label={t('name')}>
        <div className="palette-text">
          <SearchIcon size={20} />
          <input
            // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
            autoFocus
            role="combobox"
            aria-label={t('name')}
            aria-expanded={lines.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${id}-${active.id}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('placeholder')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setChosen(undefined);
            }}
            onKeyDown={pressed}
          />
          <Kbd>Esc</Kbd>
        </div>
        <div className="palette-list" role="listbox" id={`${id}-list`} aria-label={t('found')}>
          {parts.map(({ group, entries }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options within a list box has no element of its own
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <div className="palette-group" id={`${id}-${group}`}>
                {t(`group.${group}`)}
              </div>
              {entries.map((entry) => (
                <Line
                  key={entry.id}
                  id={`${id}-${entry.id}`}
                  entry={entry}
                  active={entry === active}
                  onPoint={() => setChosen(entry.id)}
                  onRun={() => run(entry)}
                />
              ))}
            </div>
          ))}
        </div>
        {found && lines.length === 0 && <p className="palette-none">{t('none', { text })}</p>}
        <p className="unseen" role="status">
          {text && found ? t('count', { count: lines.length }) : ''}
        </p>
        <div className="palette-foot" aria-hidden="true">
          <span>
            <Kbd>↑ ↓</Kbd> {t('foot.choose')}
          </span>
          <span>
            <Kbd>Enter</Kbd> {t('foot.open')}
          </span>
          {active?.copies && (
            <span>
              <Kbd>{writtenKeys('mod+c')}</Kbd> {t('foot.copy')}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

type LineProps = { id: string; entry: Entry; active: boolean; onPoint: () => void; onRun: () => void };

function Line({ id, entry, active, onPoint, onRun }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names the active line
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the text
    <div
      ref={line}
      id={id}
      className="palette-line"
      role="option"
      aria-selected={active}
      // Only a pointer that moves chooses: one that rests while the list scrolls under it does not.
      onPointerMove={active ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {entry.icon}
      <span className="palette-label ellipsis">{entry.label}</span>
      {entry.shown}
      <span className="palette-hint ellipsis">{entry.hint}</span>
      <span className="palette-end">{entry.end}</span>
    </div>
  );
}

/** Gives back a way to return the focus to where it was before the text took it. */
function useFocusBefore(): () => void {
  const [before] = useState(() => document.activeElement);
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
