import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { PieceField } from '../ipc';
import { isComposing } from '../parts/composing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { CalendarButton } from './CalendarButton';
import { shapeOf, typedText } from './fields';
import { useOffered } from './useOffered';
import type { PuttingRight } from './usePutRight';

/** What ties a box to its name and to what is wrong with it. */
export type BoxTies = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': boolean | undefined;
};

type TypedBoxProps = { field: PieceField; name: string; ties: BoxTies; putRight: PuttingRight };

/** A field that is typed in place. Where the household knows what may be meant, that is offered below. */
export function TypedBox({ field, name, ties, putRight }: TypedBoxProps) {
  const { t } = useTranslation('window/intake');
  const { language, day } = useWords();
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const shape = shapeOf(field.field);
  const stands = typedText(field.value, language);
  // What is being typed stays as it is typed until it is left; what was refused stays until it is put right.
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const offered = useOffered(field.field, typed ?? '', open);
  const shown = open && offered.length > 0;

  const hint = field.day
    ? t('hint.hour', { day: day(field.day) })
    : t(`hint.${shape === 'text' ? field.field : shape}`, '');

  const type = (text: string) => {
    setTyped(text);
    setChosen(-1);
    setOpen(true);
    putRight.put(text);
  };
  const take = (text: string) => {
    setTyped(text);
    setOpen(false);
    putRight.put(text, true);
  };
  const leave = async () => {
    setOpen(false);
    const read = await putRight.finish();
    if (read && document.activeElement !== box.current) setTyped(undefined);
  };

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const pick = shown ? offered[chosen] : undefined;
    if (step !== undefined && offered.length > 0) {
      setOpen(true);
      setChosen(shown ? (chosen + step + offered.length) % offered.length : 0);
    } else if (event.key === 'Enter' && pick) take(pick.value);
    else if (event.key === 'Enter') onward(event.currentTarget);
    else if (event.key === 'Escape' && shown) setOpen(false);
    else return;
    event.preventDefault();
  };

  const offers = shape === 'text' && offering.includes(field.field);
  const combo = offers && {
    role: 'combobox',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': shown,
    'aria-controls': list,
    'aria-activedescendant': shown && chosen >= 0 ? `${list}-${chosen}` : undefined,
  };

  return (
    <span className="intake-box">
      <input
        ref={box}
        {...ties}
        {...combo}
        autoComplete="off"
        spellCheck={false}
        inputMode={shape === 'number' ? 'numeric' : undefined}
        placeholder={field.needed || !field.value ? hint : undefined}
        value={typed ?? stands}
        onFocus={() => setOpen(offers && !field.value)}
        onBlur={() => void leave()}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      {shape === 'number' && <span className="intake-unit">{t('unit.points')}</span>}
      {(shape === 'day' || shape === 'instant') && (
        <CalendarButton
          name={name}
          field={field}
          moment={shape === 'instant'}
          onDay={(text, whole) => {
            if (whole) take(text);
            else type(text);
            box.current?.focus();
          }}
        />
      )}
      {shown && (
        <div className="intake-offered" id={list} role="listbox" aria-label={name}>
          {offered.map((one, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the active line
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the box
            <div
              key={one.value}
              id={`${list}-${place}`}
              role="option"
              aria-selected={place === chosen}
              className="intake-offer"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(one.value)}
            >
              <span>{one.shown ?? one.value}</span>
              {one.hint && <span className="intake-offer-hint ellipsis">{one.hint}</span>}
            </div>
          ))}
        </div>
      )}
    </span>
  );
}

/** The fields for which something is known to choose among. */
const offering: readonly string[] = ['plate', 'driver', 'owner', 'offence'];

/** Enter goes on to the next field that is missing, else to the next one. */
function onward(from: HTMLElement) {
  const all = [...(from.closest('ul')?.querySelectorAll<HTMLElement>('.intake-box :is(input, select)') ?? [])];
  const after = all.slice(all.indexOf(from) + 1);
  const next = after.find((one) => one.closest('.intake-needed')) ?? after[0];
  next?.focus();
}
