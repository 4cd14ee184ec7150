// biome-ignore-all lint/a11y/useSemanticElements: a grid is walked over with the arrow keys, which a table is not
// biome-ignore-all lint/a11y/useFocusableInteractive: heads hold their own link or button, and are not walked over
import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'wouter';
import { openForm } from '../forms/asked';
import type { Board, Column, Line } from '../ipc';
import { Plate } from '../parts/Plate';
import { Slots } from '../parts/Slots';
import { useTranslation } from '../words/useTranslation';
import { CellWord } from './CellWord';
import { moved, type Place } from './chosen';
import './Matrix.css';

type MatrixProps = {
  board: Board;
  selected: Place | undefined;
  /** A cell was walked to or pointed at. */
  onSelect: (place: Place) => void;
  /** It was opened: Enter, or a press. */
  onOpen: (place: Place) => void;
};

/** Cars down, accounts across. The arrow keys walk over the cells, Enter opens one. */
export function Matrix({ board, selected, onSelect, onOpen }: MatrixProps) {
  const { t } = useTranslation('window/vehicles');
  const grid = useRef<HTMLDivElement>(null);

  const walk = (event: KeyboardEvent, from: [number, number]) => {
    if (event.altKey || event.metaKey) return;
    const size = { rows: board.cars.length, columns: board.accounts.length, far: event.ctrlKey };
    const to = moved(from, event.key, size);
    if (!to) return;
    event.preventDefault();
    const cell = grid.current?.querySelector<HTMLElement>(`[data-at="${to.join(':')}"]`);
    cell?.focus();
    const place = placeAt(board, to);
    if (place) onSelect(place);
  };

  return (
    <div className="matrix-frame">
      <div
        ref={grid}
        className="matrix"
        role="grid"
        aria-label={t('matrix')}
        style={{ '--accounts': board.accounts.length } as React.CSSProperties}
      >
        <div className="matrix-row matrix-head" role="row">
          <div role="columnheader">
            <span className="unseen">{t('car')}</span>
          </div>
          {board.accounts.map((column) => (
            <Head key={column.account} column={column} places={board.places_of_account} />
          ))}
          <div role="columnheader" className="matrix-places dim second">
            {t('places-of-car')}
          </div>
        </div>
        {board.cars.map((car, row) => (
          <div key={car.vehicle.id} className="matrix-row" role="row">
            <CarHead car={car} />
            {car.cells.map((cell, column) => {
              const place = placeAt(board, [row, column]);
              if (!place) return null;
              const on = selected?.car.vehicle.id === car.vehicle.id && selected.cell.account === cell.account;
              return (
                <div
                  key={cell.account}
                  role="gridcell"
                  className="matrix-cell"
                  data-at={`${row}:${column}`}
                  tabIndex={on || (!selected && row === 0 && column === 0) ? 0 : -1}
                  aria-selected={on}
                  onClick={() => onOpen(place)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return walk(event, [row, column]);
                    event.preventDefault();
                    onOpen(place);
                  }}
                >
                  <CellWord place={place} />
                </div>
              );
            })}
            <div role="gridcell" className="matrix-places dim second">
              {car.places_taken}/{board.places_of_car}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

/** An account, its places, and how often it may still apply. */
function Head({ column, places }: { column: Column; places: number }) {
  const { t } = useTranslation('window/vehicles');
  const used = column.approved + column.pending;
  const left = Math.max(0, places - used);
  return (
    <div role="columnheader" className="matrix-account">
      <Link href={`/accounts?account=${column.account}`} className="matrix-name">
        {column.holder}
      </Link>
      <span className="matrix-slots">
        <Slots used={column.approved} pending={column.pending} total={places} />
        {left === 0 ? (
          <b>{t('places.full', { used, places })}</b>
        ) : (
          <span className="dim">{t('places.left', { used, places, left })}</span>
        )}
      </span>
      <span className="meta dim">{t('quota', { today: column.left_today, year: column.left_this_year })}</span>
    </div>
  );
}

function CarHead({ car: { vehicle, owner, open } }: { car: Line }) {
  const { t } = useTranslation('window/vehicles');
  const more = [vehicle.nickname ?? owner, open > 0 && t('open', { n: open })].filter(Boolean).join(t('comma'));
  return (
    <div role="rowheader" className="matrix-car">
      <button
        type="button"
        className="matrix-name"
        title={t('edit-car')}
        onClick={() => openForm({ form: 'vehicle', id: vehicle.id })}
      >
        <Plate>{vehicle.plate}</Plate>
      </button>
      <span className="meta dim">{more}</span>
    </div>
  );
}

function placeAt(board: Board, [row, column]: readonly [number, number]): Place | undefined {
  const car = board.cars[row];
  const cell = car?.cells[column];
  const account = board.accounts.find((known) => known.account === cell?.account);
  return car && cell && account && { car, cell, column: account };
}
