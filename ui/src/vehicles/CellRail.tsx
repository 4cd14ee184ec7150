import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Board } from '../ipc';
import { Badge } from '../parts/Badge';
import { Plate } from '../parts/Plate';
import { useTranslation } from '../words/useTranslation';
import { CellAction } from './CellAction';
import { CellLabel, lightOf, wordOf } from './CellWord';
import type { Place } from './chosen';
import { Papers } from './Papers';
import './CellRail.css';

/** About the cell that is selected: what it means, and what to do. */
export function CellRail({ board, place }: { board: Board; place: Place }) {
  const { t } = useTranslation('window/vehicles');
  const { car, column, cell } = place;
  const light = lightOf(place);
  const own = cell.state === 'own';
  const needsPapers = !['own', 'approved', 'pending', 'unfit'].includes(cell.state);
  return (
    <div className="cell-rail" key={`${car.vehicle.id} ${cell.account}`}>
      <div className="row" aria-live="polite">
        {light === 'blocked' ? (
          <>
            <Badge light="blocked">{t('light.blocked', { ns: 'window/shell' })}</Badge>
            <Badge>{t(`cell.${wordOf(place)}`)}</Badge>
          </>
        ) : light ? (
          <Badge light={light}>{t(`cell.${wordOf(place)}`)}</Badge>
        ) : (
          <CellLabel place={place} />
        )}
      </div>
      <h2>
        <Plate>{car.vehicle.plate}</Plate> {t(own ? 'rail.own' : 'rail.filed', { holder: column.holder })}
      </h2>
      <CellAction board={board} place={place} />
      {car.open > 0 && (
        <p className="cell-rail-open second dim">
          <Link href={`/violations?stage=recorded,decided&car=${encodeURIComponent(car.vehicle.id)}`}>
            {t('rail.open', { n: car.open })}
          </Link>
        </p>
      )}
      {needsPapers && (
        <Part>
          <Papers />
        </Part>
      )}
      <p className="cell-rail-foot meta faint">
        {t('rail.sources')}
        <Link href="/rules">{t('rail.change')}</Link>
        {t('stop')}
      </p>
    </div>
  );
}

/** A part of the rail under a line. */
export function Part({ children }: { children: ReactNode }) {
  return <div className="cell-rail-part">{children}</div>;
}
