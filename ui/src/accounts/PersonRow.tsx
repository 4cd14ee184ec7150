import { openForm } from '../forms/asked';
import { announceTrouble, doDeed } from '../forms/deed';
import type { AccountStanding, Person } from '../ipc';
import { Button } from '../parts/Button';
import { DotsIcon, EditIcon, IdCardIcon, PlusIcon, TrashIcon } from '../parts/icons';
import { LampLabel } from '../parts/Lamp';
import { MenuButton } from '../parts/MenuButton';
import { addDays, daysBetween } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { Bar } from './Bar';
import { pointsSaid } from './points';

type PersonRowProps = { person: Person; full: number; marked: boolean };

/** A member: their account, the points on their licence, and the licence itself. */
export function PersonRow({ person: { member, cars, account }, full, marked }: PersonRowProps) {
  const { t } = useTranslation('window/accounts');
  const about = account?.account;
  const second = [about?.label, about?.province, cars > 0 && t('cars', { n: cars })].filter(Boolean);
  return (
    <li
      className="standing person"
      data-member={member.id}
      data-account={about?.id}
      data-marked={marked || undefined}
      tabIndex={marked ? -1 : undefined}
    >
      <div className="standing-name">
        <b className="ellipsis">{member.name}</b>
        <span className="meta dim">{second.join(' · ')}</span>
      </div>
      {account ? (
        <>
          <div className="standing-parts">
            <Points account={account} full={full} />
            <LicenceSaid account={account} />
          </div>
          <span className="standing-do">
            <Button
              size={28}
              aria-label={t('points.read-of', { name: member.name })}
              onClick={() => openForm({ form: 'points', account: account.account.id })}
            >
              {t('points.read')}
            </Button>
            <PersonMenu person={{ member, cars, account }} />
          </span>
        </>
      ) : (
        <>
          <span className="second dim">{t('no-account')}</span>
          <span className="standing-do">
            <Button
              size={28}
              icon={<PlusIcon size={16} />}
              onClick={() => openForm({ form: 'account', member: member.id })}
            >
              {t('add-account')}
            </Button>
            <PersonMenu person={{ member, cars, account }} />
          </span>
        </>
      )}
    </li>
  );
}

function PersonMenu({ person: { member, account } }: { person: Person }) {
  const { t } = useTranslation('window/accounts');
  const remove = (noun: 'member' | 'account', id: string) => {
    doDeed({ deed: 'remove', noun, id }).catch(announceTrouble);
  };
  const id = account?.account.id;
  return (
    <MenuButton
      label={t('more', { name: member.name })}
      icon={<DotsIcon size={16} />}
      variant="subtle"
      size={28}
      items={[
        ...(id
          ? [
              {
                label: t('edit-account'),
                icon: <IdCardIcon size={16} />,
                run: () => openForm({ form: 'account', id }),
              },
            ]
          : []),
        {
          label: t('edit-member'),
          icon: <EditIcon size={16} />,
          run: () => openForm({ form: 'member', id: member.id }),
        },
        'line' as const,
        ...(id
          ? [{ label: t('remove-account'), icon: <TrashIcon size={16} />, run: () => remove('account', id) }]
          : []),
        {
          label: t(id ? 'remove-member.account' : 'remove-member'),
          icon: <TrashIcon size={16} />,
          run: () => remove('member', member.id),
        },
      ]}
    />
  );
}

function Points({ account, full }: { account: AccountStanding; full: number }) {
  const { t } = useTranslation('window/accounts');
  const { day, today } = useWords();
  const said = pointsSaid(account, full);
  const { points, to_come, cycle_start, cycle_end, stale } = account;
  const read = 'points_as_of' in account.account.licence ? account.account.licence.points_as_of : undefined;
  const sentence = t(`points.${said.key}`, { more: said.more });
  return (
    <div className="standing-part">
      <span className="standing-line">
        {points === null ? (
          <LampLabel light="unknown" size={16}>
            {sentence}
          </LampLabel>
        ) : (
          <>
            <b className="one-line">{t('points.of', { points, full })}</b>
            {said.key === 'full' ? (
              <LampLabel light="blocked" size={16}>
                {sentence}
              </LampLabel>
            ) : said.key === 'fills-to-come' ? (
              <LampLabel light="caution" size={16}>
                {sentence}
              </LampLabel>
            ) : (
              <span className="dim">{sentence}</span>
            )}
          </>
        )}
      </span>
      <Bar
        label={points === null ? sentence : t('points.bar', { points, full, coming: to_come })}
        part={points ?? 0}
        coming={to_come}
        whole={full}
      />
      <span className="meta dim standing-facts">
        {to_come > 0 && <span>{t('points.to-come', { n: to_come })}</span>}
        {read && points !== null && (
          <span>
            {t('points.as-of', { day: day(read) })}
            {stale && <Old />}
          </span>
        )}
        {cycle_start && cycle_end ? (
          <span title={t('cycle', { first: day(cycle_start), last: day(addDays(cycle_end, -1)) })}>
            {t('cycle.end', { day: day(cycle_end) })}
            {daysBetween(today, cycle_end) <= 60 && t('cycle.left', { n: daysBetween(today, cycle_end) })}
          </span>
        ) : (
          <span>{t('cycle.unknown')}</span>
        )}
      </span>
    </div>
  );
}

/** Says that something was read too long ago to be relied on. */
export function Old() {
  const { t } = useTranslation('window/accounts');
  return (
    <span className="standing-old">
      <LampLabel light="caution" size={14}>
        {t('old')}
      </LampLabel>
    </span>
  );
}

function LicenceSaid({ account }: { account: AccountStanding }) {
  const { t } = useTranslation('window/accounts');
  const { word } = useSay();
  const { day, today } = useWords();
  const { licence } = account.account;
  const until = licence.valid_until;
  const left = until ? daysBetween(today, until) : undefined;
  const remedy = word('licence_remedy', licence.status);
  return (
    <div className="standing-part">
      <span className="standing-line">
        {account.usable && !account.expired ? (
          <span>{t('licence.normal', { status: word('licence_status', licence.status) })}</span>
        ) : (
          <LampLabel light="blocked" size={16}>
            {account.usable ? t('licence.expired') : word('licence_status', licence.status)}
          </LampLabel>
        )}
        {licence.class && <span className="dim">{licence.class}</span>}
      </span>
      <span className="meta dim standing-facts">
        {!account.usable && remedy && <span>{remedy}</span>}
        {account.usable && account.expired && <span>{t('licence.renew')}</span>}
        {until && left !== undefined && (
          <span>
            {t('licence.until', { day: day(until) })}
            {left >= 0 && left <= 90 && t('licence.left', { n: left })}
          </span>
        )}
        {!until && <span>{t('licence.until-unknown')}</span>}
      </span>
    </div>
  );
}
