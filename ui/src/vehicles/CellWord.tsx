import { PlusIcon, UserIcon } from '../parts/icons';
import { Lamp, LampLabel, type Light } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { missed, type Place } from './chosen';

/** The light of a cell; none for what is neither good nor bad. */
export function lightOf(place: Place): Light | undefined {
  switch (place.cell.state) {
    case 'approved':
      return 'payable';
    case 'pending':
    case 'rejected':
      return 'caution';
    case 'account_full':
    case 'car_full':
      return missed(place) ? 'blocked' : undefined;
    default:
      return undefined;
  }
}

/** What a cell says: its light or sign with its word, and below it what else counts. */
export function CellWord({ place }: { place: Place }) {
  const more = useMore(place);
  return (
    <>
      <CellLabel place={place} />
      {more && <span className="cell-more">{more}</span>}
    </>
  );
}

/** The word of a cell. */
export function CellLabel({ place }: { place: Place }) {
  const { t } = useTranslation('window/vehicles');
  const light = lightOf(place);
  const word = t(`cell.${wordOf(place)}`);
  if (light) return <LampLabel light={light}>{word}</LampLabel>;
  const { state } = place.cell;
  return (
    <span className="cell-plain">
      {state === 'own' ? (
        <UserIcon size={18} aria-hidden />
      ) : state === 'free' || state === 'quota_spent' ? (
        <PlusIcon size={18} aria-hidden />
      ) : (
        <Lamp light="settled" silent />
      )}
      {word}
    </span>
  );
}

/** The key of a cell's word: an account that used up its year says so. */
export function wordOf({ cell, column }: Place): string {
  return cell.state === 'quota_spent' && column.left_this_year === 0 ? 'year_spent' : cell.state;
}

function useMore({ cell }: Place): string | undefined {
  const { t } = useTranslation('window/vehicles');
  const { now, moment, day } = useWords();
  if (cell.state === 'rejected') return t('cell.rejected.more');
  if (cell.state === 'quota_spent') return cell.from_day ? t('cell.from', { day: day(cell.from_day) }) : undefined;
  if (cell.state !== 'pending' || !cell.expected_at) return undefined;
  return Date.parse(cell.expected_at) <= Date.parse(now)
    ? t('cell.look')
    : t('expected', { at: moment(cell.expected_at) });
}
