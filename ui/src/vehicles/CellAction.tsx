import { useState } from 'react';
import { openForm } from '../forms/asked';
import { announceTrouble, doDeed } from '../forms/deed';
import { useFamily } from '../forms/household/useFamily';
import type { Board } from '../ipc';
import { Button } from '../parts/Button';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Part } from './CellRail';
import type { Place } from './chosen';
import { waitedFor } from './chosen';
import { AccountsThatGiveWay, CarsThatGiveWay } from './GiveWay';
import { holdersOf } from './giveWay';
import { WaitBar } from './PendingList';

type ActionProps = { board: Board; place: Place };

/** What a cell means, and the buttons that change it. */
export function CellAction({ board, place }: ActionProps) {
  const { t } = useTranslation('window/vehicles');
  const { column, cell } = place;
  switch (cell.state) {
    case 'own':
      return <Meaning>{t('own.means')}</Meaning>;
    case 'unfit':
      return <Meaning>{t('unfit.means')}</Meaning>;
    case 'approved':
      return <Approved place={place} board={board} />;
    case 'pending':
      return <Pending place={place} board={board} />;
    case 'account_full':
      return (
        <>
          <Meaning>{t('account_full.means', { holder: column.holder, n: board.places_of_account })}</Meaning>
          <CarsThatGiveWay board={board} account={cell.account} />
          <OtherWays board={board} place={place} />
          <Anyway place={place} />
        </>
      );
    case 'car_full':
      return (
        <>
          <Meaning>{t('car_full.means', { n: board.places_of_car })}</Meaning>
          <AccountsThatGiveWay board={board} vehicle={place.car.vehicle.id} />
          <Anyway place={place} />
        </>
      );
    default:
      return <Free board={board} place={place} />;
  }
}

function Meaning({ children }: { children: React.ReactNode }) {
  return <p className="cell-rail-means second dim">{children}</p>;
}

function Approved({ place: { cell, car } }: ActionProps) {
  const { t } = useTranslation('window/vehicles');
  const { stamp } = useWords();
  return (
    <>
      <Meaning>
        {cell.decided_at ? t('approved.since', { at: stamp(cell.decided_at) }) : ''}
        {car.open > 0 ? t('approved.means') : t('approved.idle')}
      </Meaning>
      <Button onClick={() => cell.filing && openForm({ form: 'unbind', filing: cell.filing })}>
        {t('unbind-ask')}
      </Button>
    </>
  );
}

function Pending({ place: { cell } }: ActionProps) {
  const { t } = useTranslation('window/vehicles');
  const { now, moment, exactly } = useWords();
  const { filing, submitted_at, expected_at } = cell;
  if (!filing || !submitted_at || !expected_at) return null;
  const part = waitedFor({ submitted_at, expected_at }, now);
  const answer = (approved: boolean) => openForm({ form: 'answer-filing', filing, approved });
  return (
    <>
      <Meaning>
        <span title={exactly(expected_at)}>
          {part < 1 ? t('pending.means', { at: moment(expected_at) }) : t('pending.late', { at: moment(expected_at) })}
        </span>
      </Meaning>
      <WaitBar part={Math.round(part * 100)} />
      <p className="cell-rail-means meta faint">{t('submitted', { at: moment(submitted_at) })}</p>
      <div className="row">
        <Button variant={part < 1 ? 'default' : 'primary'} onClick={() => answer(true)}>
          {t('approved')}
        </Button>
        <Button onClick={() => answer(false)}>{t('rejected')}</Button>
        <span className="spacer" />
        <Button variant="subtle" onClick={() => openForm({ form: 'unbind', filing })}>
          {t('unbind')}
        </Button>
      </div>
    </>
  );
}

/** One may apply: today, from another day, or again. */
function Free({ place, board }: ActionProps) {
  const { t } = useTranslation('window/vehicles');
  const { day, now } = useWords();
  const family = useFamily();
  const [busy, setBusy] = useState(false);
  const { car, column, cell } = place;
  const later = cell.state === 'quota_spent';
  const left = board.places_of_account - column.approved - column.pending;
  const note = family?.filings.find((filing) => filing.id === cell.filing)?.note;

  const file = async () => {
    setBusy(true);
    try {
      await doDeed({ deed: 'file', account: cell.account, vehicle: car.vehicle.id, submitted_at: now });
    } catch (error) {
      // The form has room to say what refused it, and who could give way.
      openForm({ form: 'filing', account: cell.account, vehicle: car.vehicle.id });
      await announceTrouble(error);
    }
    setBusy(false);
  };

  return (
    <>
      {cell.state === 'rejected' && <Meaning>{note ? t('rejected.note', { note }) : t('rejected.means')}</Meaning>}
      <Meaning>
        {later
          ? t(column.left_this_year > 0 ? 'quota.today' : 'quota.year', { holder: column.holder })
          : t('free.means', { left, today: column.left_today, year: column.left_this_year })}
        {later && cell.from_day && t('quota.from', { day: day(cell.from_day) })}
      </Meaning>
      {car.open === 0 && cell.state === 'free' && <Meaning>{t('free.idle')}</Meaning>}
      {!later && (
        <Button variant="primary" className="cell-rail-main" busy={busy} onClick={file}>
          {t(cell.state === 'rejected' ? 'file.again' : 'file')}
        </Button>
      )}
      <Button
        variant={later ? 'default' : 'subtle'}
        size={28}
        onClick={() => openForm({ form: 'filing', account: cell.account, vehicle: car.vehicle.id })}
      >
        {t('file.earlier')}
      </Button>
      <OtherWays board={board} place={place} />
    </>
  );
}

/** Who can handle the car without this filing. */
function OtherWays({ board, place }: ActionProps) {
  const { t } = useTranslation('window/vehicles');
  const others = holdersOf(board, place.car.vehicle.id).filter(({ account }) => account !== place.cell.account);
  if (others.length === 0) return null;
  return (
    <Part>
      <b>{t('others')}</b>
      <ul className="give-way">
        {others.map(({ account, holder, how }) => (
          <li key={account}>
            <span>{holder}</span>
            <span className={how === 'pending' ? 'dim' : 'tone-go'}>{t(`holder.${how}`)}</span>
          </li>
        ))}
      </ul>
      <p className="meta dim">{t('others.driver')}</p>
    </Part>
  );
}

/** For whoever has applied already: the form says in words why it cannot be. */
function Anyway({ place }: { place: Place }) {
  const { t } = useTranslation('window/vehicles');
  return (
    <Button
      size={28}
      variant="subtle"
      onClick={() => openForm({ form: 'filing', account: place.cell.account, vehicle: place.car.vehicle.id })}
    >
      {t('file.anyway')}
    </Button>
  );
}
