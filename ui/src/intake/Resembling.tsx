import { useState } from 'react';
import type { Field, Piece, Resemblance, ResemblanceLine, Value } from '../ipc';
import { Button } from '../parts/Button';
import { Lamp } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { lists, typedText } from './fields';
import { decide } from './table';
import './Beside.css';

type ResemblingProps = { piece: Piece; alike: Resemblance; place: number };

/** Two that look the same, side by side: what differs is set apart, and either side may be taken, field by field. */
export function Resembling({ piece, alike, place }: ResemblingProps) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const [mine, setMine] = useState<ReadonlySet<Field>>(() => new Set(gained(alike.lines)));
  const [open, setOpen] = useState(false);
  const settled = piece.course !== 'alike';
  const differing = alike.lines.filter(({ differs }) => differs);
  const same = alike.lines.length - differing.length;

  const choose = (field: Field, theirs: boolean) => {
    const next = new Set(mine);
    if (theirs) next.delete(field);
    else next.add(field);
    setMine(next);
  };
  const merge = () => {
    const fields = [...mine];
    if (alike.violation) void decide(piece.number, { choosing: 'onto', violation: alike.violation, fields });
    else if (alike.piece !== null) void decide(piece.number, { choosing: 'into', piece: alike.piece, fields });
  };

  return (
    <section className="intake-alike" aria-label={t('alike', { place })}>
      <Lamp light="caution" size={18} silent />
      <div>
        <h2>{t('alike', { place })}</h2>
        <p className="dim second">
          {t('alike.why', { why: word('intake_likeness', alike.why) })}
          {alike.piece !== null && t('alike.here')}
        </p>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('this')}</th>
              <th scope="col">{t('other')}</th>
            </tr>
          </thead>
          <tbody>
            {(open ? alike.lines : differing).map((line) => (
              <Compared
                key={line.field}
                line={line}
                mine={mine.has(line.field)}
                disabled={settled}
                group={`side-${piece.number}-${line.field}`}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
        {same > 0 && (
          <Button
            size={28}
            variant="subtle"
            className="intake-same"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'same.hide' : 'same.show', { count: same })}
          </Button>
        )}
        <div className="row intake-alike-ways">
          {settled ? (
            <>
              <span className="second">{t(`settled.${piece.course}`, { defaultValue: '' })}</span>
              <Button size={28} onClick={() => decide(piece.number, { choosing: 'proposed' })}>
                {t('think-again')}
              </Button>
            </>
          ) : (
            <>
              <Button size={28} onClick={() => decide(piece.number, { choosing: 'skip' })}>
                {t('skip')}
              </Button>
              <Button size={28} aria-disabled={mine.size === 0} onClick={mine.size === 0 ? undefined : merge}>
                {t('merge', { count: mine.size })}
              </Button>
              <Button size={28} variant="subtle" onClick={() => decide(piece.number, { choosing: 'add' })}>
                {t('add-anyway')}
              </Button>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

type ComparedProps = {
  line: ResemblanceLine;
  mine: boolean;
  disabled: boolean;
  group: string;
  onChoose: (field: Field, theirs: boolean) => void;
};

function Compared({ line, mine, disabled, group, onChoose }: ComparedProps) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const written = useWritten();
  const name = word('intake_field', line.field);
  const side = (value: Value | null, theirs: boolean) => {
    const said = value ? written(line.field, value) : t('nothing');
    if (!line.differs) return <span className="dim">{said}</span>;
    return (
      <label className="intake-side">
        <input
          type="radio"
          name={group}
          aria-label={`${name}${t('comma')}${t(theirs ? 'other' : 'this')}${t('comma')}${said}`}
          checked={mine !== theirs}
          disabled={disabled || (!theirs && value === null)}
          onChange={() => onChoose(line.field, theirs)}
        />
        {said}
      </label>
    );
  };
  return (
    <tr className={line.differs ? 'intake-differs' : undefined}>
      <th scope="row">{name}</th>
      <td>{side(line.this, false)}</td>
      <td>{side(line.other, true)}</td>
    </tr>
  );
}

/** The fields that the other one does not have: they are taken unless somebody says otherwise. */
function gained(lines: readonly ResemblanceLine[]): Field[] {
  return lines.filter((line) => line.differs && line.this && !line.other).map(({ field }) => field);
}

/** A value of a field as people read it. */
export function useWritten(): (field: Field, value: Value) => string {
  const { word } = useSay();
  const words = useWords();
  return (field, value) => {
    if (value.kind === 'instant') return words.stamp(value.value);
    if (value.kind === 'day') return words.day(value.value);
    if (value.kind === 'number') return words.points(value.value);
    if (value.kind === 'flag') return word('intake_flag', value.value ? 'yes' : 'no');
    if (value.kind === 'text' && lists[field]) return word(field, value.value);
    return typedText(value, words.language);
  };
}
