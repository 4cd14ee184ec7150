import { openForm } from '../forms/asked';
import type { Board } from '../ipc';
import { Button } from '../parts/Button';
import { Plate } from '../parts/Plate';
import { useTranslation } from '../words/useTranslation';
import { givesWay, heldBy, holdersOf } from './giveWay';
import './GiveWay.css';

/** The cars of a full account, and which of them can give way. */
export function CarsThatGiveWay({ board, account }: { board: Board; account: string }) {
  const { t } = useTranslation('window/vehicles');
  return (
    <ul className="give-way">
      {heldBy(board, account).map((held) => (
        <li key={held.filing}>
          {givesWay(held) ? (
            <b>
              <Plate>{held.plate}</Plate>
            </b>
          ) : (
            <Plate>{held.plate}</Plate>
          )}
          <span className={givesWay(held) ? 'tone-go' : 'dim'}>
            {held.pending && t('held.pending')}
            {givesWay(held) ? t('held.free') : t('held.open', { n: held.open })}
          </span>
          <Unbind filing={held.filing} what={held.plate} />
        </li>
      ))}
    </ul>
  );
}

/** The accounts that hold a full car: one of them handles it, or gives way. */
export function AccountsThatGiveWay({ board, vehicle }: { board: Board; vehicle: string }) {
  const { t } = useTranslation('window/vehicles');
  return (
    <ul className="give-way">
      {holdersOf(board, vehicle).map(({ account, holder, how, filing }) => (
        <li key={account}>
          <span>{holder}</span>
          <span className={how === 'pending' ? 'dim' : 'tone-go'}>{t(`holder.${how}`)}</span>
          {filing && how !== 'own' && <Unbind filing={filing} what={holder} />}
        </li>
      ))}
    </ul>
  );
}

function Unbind({ filing, what }: { filing: string; what: string }) {
  const { t } = useTranslation('window/vehicles');
  return (
    <Button
      size={28}
      variant="subtle"
      aria-label={t('unbind-what', { what })}
      onClick={() => openForm({ form: 'unbind', filing })}
    >
      {t('unbind')}
    </Button>
  );
}
