import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { openForm } from '../forms/asked';
import { ask, type Board, commands, keepShown } from '../ipc';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { PlusIcon } from '../parts/icons';
import { Page } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { go, useChoices } from '../shell/address';
import { useNarrow } from '../theme/narrow';
import { useTranslation } from '../words/useTranslation';
import { CellRail } from './CellRail';
import { chosen, type Place } from './chosen';
import { Matrix } from './Matrix';
import { PendingList } from './PendingList';

/** 车辆与备案: which account may handle which car, and whether places and quotas are left. */
export default function Vehicles() {
  const { t } = useTranslation(['window/vehicles', 'window/shell']);
  const { data: board, error } = useQuery({
    queryKey: ['board'],
    queryFn: () => ask(commands.board(null)),
    ...keepShown,
  });
  const choices = useChoices();
  const narrow = useNarrow();
  const [open, setOpen] = useState(choices.has('account'));
  const place = board && chosen(board, choices.get('car'), choices.get('account'));

  return (
    <Page
      title={t('title')}
      subtitle={board && t('subtitle', { cars: board.cars.length, accounts: board.accounts.length })}
      line
      actions={
        <>
          <Button icon={<PlusIcon size={16} />} onClick={() => openForm({ form: 'vehicle' })}>
            {t('add-car')}
          </Button>
          <Button icon={<PlusIcon size={16} />} onClick={() => openForm({ form: 'account' })}>
            {t('add-account')}
          </Button>
        </>
      }
      rail={
        board && place
          ? {
              label: t('rail'),
              content: <CellRail board={board} place={place} />,
              width: 320,
              open,
              onOpenChange: setOpen,
            }
          : undefined
      }
    >
      {error && <Trouble error={error} />}
      {board && (
        <>
          <Rows
            board={board}
            selected={place}
            onSelect={select}
            onOpen={(opened) => {
              select(opened);
              setOpen(true);
              // Whoever came by the keyboard goes on with it, at the first thing to do.
              if (!narrow && sameCell(place, opened)) focusRail();
            }}
          />
          <PendingList board={board} />
        </>
      )}
    </Page>
  );
}

type RowsProps = {
  board: Board;
  selected: Place | undefined;
  onSelect: (place: Place) => void;
  onOpen: (place: Place) => void;
};

function Rows(props: RowsProps) {
  const { t } = useTranslation('window/vehicles');
  const { cars, accounts, places_of_account, places_of_car } = props.board;
  const noCar = cars.length === 0;
  return (
    <>
      <p className="second dim vehicles-rule">{t('rule', { cars: places_of_account, accounts: places_of_car })}</p>
      {(!noCar || accounts.length > 0) && <Matrix {...props} />}
      {noCar ? (
        <Empty
          action={
            <Button variant="primary" onClick={() => openForm({ form: 'vehicle' })}>
              {t('add-car')}
            </Button>
          }
        >
          {t('empty.cars')}
        </Empty>
      ) : (
        accounts.length === 0 && (
          <Empty
            action={
              <Button variant="primary" onClick={() => openForm({ form: 'account' })}>
                {t('add-account')}
              </Button>
            }
          >
            {t('empty.accounts')}
          </Empty>
        )
      )}
    </>
  );
}

function select({ car, cell }: Place) {
  go(`/vehicles?car=${encodeURIComponent(car.vehicle.id)}&account=${encodeURIComponent(cell.account)}`, {
    replace: true,
  });
}

function sameCell(one: Place | undefined, other: Place): boolean {
  return one?.car.vehicle.id === other.car.vehicle.id && one.cell.account === other.cell.account;
}

function focusRail() {
  document.querySelector<HTMLElement>('.cell-rail button, .cell-rail a')?.focus();
}
