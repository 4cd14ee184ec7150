import type { Row } from '../ipc';
import { LampLabel } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { Tick } from '../parts/Tick';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { Due } from './Due';
import { stageOf } from './stage';

type ListRowProps = {
  place: number;
  /** Nothing while it is on its way. */
  row: Row | undefined;
  shown: boolean;
  ticked: boolean;
  /** The one row that Tab comes to. */
  reached: boolean;
  onTick: (row: Row) => void;
  onOpen: (row: Row) => void;
};

/** One violation as a row. */
export function ListRow({ place, row, shown, ticked, reached, onTick, onOpen }: ListRowProps) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const { word } = useSay();
  const words = useWords();
  const where = {
    'data-place': place,
    'aria-rowindex': place + 2,
    'aria-selected': ticked,
    tabIndex: reached ? 0 : -1,
  };
  if (!row) {
    return (
      <tr {...where}>
        <td aria-busy="true" />
      </tr>
    );
  }
  return (
    <tr
      {...where}
      aria-current={shown || undefined}
      className={row.light === 'settled' ? 'violations-row quiet' : 'violations-row'}
      onClick={() => onOpen(row)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: it only keeps the press of the box from opening the row */}
      <td className="violations-tick" onClick={(event) => event.stopPropagation()}>
        <Tick
          label={t('tick', { name: `${row.plate} ${row.offence}` })}
          checked={ticked}
          passedBy
          onChange={() => onTick(row)}
        />
      </td>
      <td className="violations-light">
        <LampLabel light={row.light} />
      </td>
      <td className="violations-offence" title={[row.offence, row.place].filter(Boolean).join(' · ')}>
        <b>{row.offence}</b>
        {row.code && <span className="faint">({row.code})</span>}
        {row.place && <span className="violations-more second dim">{row.place}</span>}
      </td>
      <td className="violations-occurred dim">{words.stamp(row.occurred_at)}</td>
      <td className="violations-plate">
        <Plate>{row.plate}</Plate>
        {row.nickname && <span className="violations-more second dim">{row.nickname}</span>}
      </td>
      <td className="violations-stage dim">{stageOf(row, word, t)}</td>
      <td className="violations-amount end">
        <Money fen={row.amount_fen} />
      </td>
      <td className="violations-due end">
        <Due row={row} />
      </td>
    </tr>
  );
}
