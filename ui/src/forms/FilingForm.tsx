import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, type Board, commands, keepShown } from '../ipc';
import { Choice } from '../parts/Choice';
import { MomentField } from '../parts/MomentField';
import { AccountsThatGiveWay, CarsThatGiveWay } from '../vehicles/GiveWay';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { FactDialog, Left, Pair } from './household/FactDialog';
import { useFactForm } from './household/useFactForm';

/** 备案: an account applied for a car. */
export default function FilingForm(props: FormProps<'filing'>) {
  const board = useQuery({ queryKey: ['board'], queryFn: () => ask(commands.board(null)), ...keepShown }).data;
  return board ? <Fields {...props} board={board} /> : null;
}

function Fields({ asked, onClose, board }: FormProps<'filing'> & { board: Board }) {
  const { t } = useTranslation(['window/household-forms', 'window/vehicles', 'window/shell']);
  const { now, day } = useWords();
  const [account, setAccount] = useState<string | null>(
    asked.account ?? (board.accounts.length === 1 ? (board.accounts[0]?.account ?? null) : null),
  );
  const [vehicle, setVehicle] = useState<string | null>(asked.vehicle ?? null);
  const [at, setAt] = useState<string | null>(now);
  const own = {
    ...(account ? {} : { account: t('need.account') }),
    ...(vehicle ? {} : { vehicle: t('need.vehicle') }),
    ...(at ? {} : { submitted_at: t('need.submitted') }),
  };
  const form = useFactForm(
    account && vehicle ? { deed: 'file', account, vehicle, submitted_at: at ?? '' } : undefined,
    { fields: ['account', 'vehicle', 'submitted_at'], own, onClose },
  );
  const line = board.cars.find((car) => car.vehicle.id === vehicle);
  const cell = line?.cells.find((cell) => cell.account === account);

  // The refusal of a full account or car names rows by their ids; the board has words for them.
  return (
    <FactDialog form={form} title={t('filing.title')} done={t('filing.done')} onClose={onClose} width={560}>
      <Pair>
        <Left form={form} field="vehicle">
          <Choice
            label={t('filing.vehicle')}
            value={vehicle}
            onChange={setVehicle}
            required
            error={cell?.state === 'car_full' ? t('filing.car-full', { n: board.places_of_car }) : form.flaw('vehicle')}
            options={board.cars.map(({ vehicle: { id, plate, nickname } }) => ({
              value: id,
              label: nickname ? `${plate} ${nickname}` : plate,
            }))}
          />
        </Left>
        <Left form={form} field="account">
          <Choice
            label={t('filing.account')}
            value={account}
            onChange={setAccount}
            required
            error={
              cell?.state === 'account_full'
                ? t('filing.account-full', { n: board.places_of_account })
                : form.flaw('account')
            }
            options={board.accounts.map(({ account, holder }) => ({ value: account, label: holder }))}
          />
        </Left>
      </Pair>
      <Left form={form} field="submitted_at">
        <MomentField
          label={t('filing.at')}
          past
          required
          value={at}
          onChange={setAt}
          error={form.flaw('submitted_at')}
        />
      </Left>
      {cell?.state === 'quota_spent' && (
        <p className="fact-note">
          {t(cell.from_day ? 'filing.quota' : 'filing.quota.none', { day: cell.from_day && day(cell.from_day) })}
        </p>
      )}
      {cell?.state === 'unfit' && <p className="fact-note">{t('filing.unfit')}</p>}
      {account && cell?.state === 'account_full' && (
        <section aria-label={t('filing.give-way')}>
          <b>{t('filing.give-way')}</b>
          <CarsThatGiveWay board={board} account={account} />
        </section>
      )}
      {vehicle && cell?.state === 'car_full' && (
        <section aria-label={t('filing.give-way')}>
          <b>{t('filing.give-way')}</b>
          <AccountsThatGiveWay board={board} vehicle={vehicle} />
        </section>
      )}
    </FactDialog>
  );
}
