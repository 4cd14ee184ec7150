import { ask, commands, type Order, type Row } from '../ipc';
import { ChevronDownIcon, ChevronUpIcon } from '../parts/icons';
import { Tick } from '../parts/Tick';
import { useTranslation } from '../words/useTranslation';
import { type Asking, queryOf, turned } from './asking';

/** More than these are not picked by one tick: nobody means to. */
const mostPicked = 500;

const columns: { name: string; order?: Order; className?: string }[] = [
  { name: 'light', className: 'violations-light' },
  { name: 'offence', order: 'offence', className: 'violations-offence' },
  { name: 'occurred', order: 'occurred', className: 'violations-occurred' },
  { name: 'plate', order: 'plate', className: 'violations-plate' },
  { name: 'stage', order: 'stage', className: 'violations-stage' },
  { name: 'amount', order: 'amount', className: 'violations-amount end' },
  { name: 'due', order: 'due', className: 'violations-due end' },
];

type ListHeadProps = {
  asking: Asking;
  total: number;
  ticked: ReadonlyMap<string, Row>;
  onTicked: (ticked: ReadonlyMap<string, Row>) => void;
  onChange: (asking: Asking) => void;
};

/** The heads of the columns: a press orders the rows. */
export function ListHead({ asking, total, ticked, onTicked, onChange }: ListHeadProps) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const whole = total > 0 && ticked.size >= total;

  const tickAll = async () => {
    if (ticked.size > 0) return onTicked(new Map());
    const all = await ask(commands.table({ ...queryOf(asking), offset: 0, limit: mostPicked }, null));
    onTicked(new Map(all.rows.map((row) => [row.id, row])));
  };

  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="violations-tick">
          {total <= mostPicked && (
            <Tick
              label={t(ticked.size > 0 ? 'tick.none' : 'tick.all')}
              checked={whole}
              mixed={ticked.size > 0 && !whole}
              onChange={() => void tickAll()}
            />
          )}
        </th>
        {columns.map(({ name, order, className }) => {
          const on = order === asking.order;
          const sorted = on ? (asking.descending ? 'descending' : 'ascending') : undefined;
          const Arrow = asking.descending ? ChevronDownIcon : ChevronUpIcon;
          return (
            <th key={name} scope="col" className={className} aria-sort={sorted}>
              {order ? (
                <button type="button" className="table-sort" onClick={() => onChange(turned(asking, order))}>
                  {t(`column.${name}`)}
                  {on && <Arrow size={14} aria-hidden />}
                </button>
              ) : (
                t(`column.${name}`)
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
