import { openForm } from '../forms/asked';
import { announceTrouble, doDeed } from '../forms/deed';
import type { Means } from '../ipc';
import { Button } from '../parts/Button';
import { DotsIcon, EditIcon, TrashIcon } from '../parts/icons';
import { LampLabel } from '../parts/Lamp';
import { MenuButton } from '../parts/MenuButton';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { Bar } from './Bar';
import { Old } from './PersonRow';

type MeansRowProps = { means: Means; owner: string | undefined; marked: boolean };

/** A way to pay: what is left, how old that is, and how far its limits are used. */
export function MeansRow({ means, owner, marked }: MeansRowProps) {
  const { t } = useTranslation('window/accounts');
  const { word } = useSay();
  const { method } = means;
  const kind = word('method_kind', method.kind);
  const second = [method.label !== kind && kind, owner].filter(Boolean);
  return (
    <li
      className="standing means"
      data-method={method.id}
      data-marked={marked || undefined}
      tabIndex={marked ? -1 : undefined}
    >
      <div className="standing-name">
        <b className="ellipsis">{method.label}</b>
        <span className="meta dim">{second.join(' · ')}</span>
      </div>
      <div className="standing-parts">
        <Balance means={means} />
        <Limits means={means} />
      </div>
      <span className="standing-do">
        <Button
          size={28}
          aria-label={t('balance.read-of', { name: method.label })}
          onClick={() => openForm({ form: 'balance', method: method.id })}
        >
          {t('balance.read')}
        </Button>
        <MenuButton
          label={t('more', { name: method.label })}
          icon={<DotsIcon size={16} />}
          variant="subtle"
          size={28}
          items={[
            {
              label: t('edit-method'),
              icon: <EditIcon size={16} />,
              run: () => openForm({ form: 'method', id: method.id }),
            },
            'line',
            {
              label: t('remove-method'),
              icon: <TrashIcon size={16} />,
              run: () => {
                doDeed({ deed: 'remove', noun: 'method', id: method.id }).catch(announceTrouble);
              },
            },
          ]}
        />
      </span>
    </li>
  );
}

function Balance({ means: { accepted, enough, left_fen, as_of, stale, method } }: { means: Means }) {
  const { t } = useTranslation('window/accounts');
  const { money, stamp } = useWords();
  // Only for a wallet does 12123 ask before paying; a card says so itself.
  const wallet = method.kind === 'wechat' || method.kind === 'alipay';
  const known = enough || left_fen !== null;
  return (
    <div className="standing-part">
      <span className="standing-line">
        {known ? (
          <b className="one-line">{enough ? t('enough') : money(left_fen ?? 0)}</b>
        ) : !accepted ? null : wallet ? (
          <LampLabel light="unknown" size={16}>
            {t('balance.unknown')}
          </LampLabel>
        ) : (
          <span className="dim">{t('balance.unknown')}</span>
        )}
        {!accepted && (
          <LampLabel light="blocked" size={16}>
            {t('not-accepted')}
          </LampLabel>
        )}
      </span>
      {as_of && (
        <span className="meta dim standing-facts">
          <span>
            {t('balance.as-of', { at: stamp(as_of) })}
            {stale && <Old />}
          </span>
        </span>
      )}
    </div>
  );
}

function Limits({ means: { method, spent_today_fen, spent_month_fen } }: { means: Means }) {
  const { t } = useTranslation('window/accounts');
  const { money } = useWords();
  const limits = [
    { name: 'single', limit: method.single_limit_fen, spent: undefined },
    { name: 'daily', limit: method.daily_limit_fen, spent: spent_today_fen },
    { name: 'monthly', limit: method.monthly_limit_fen, spent: spent_month_fen },
  ].filter(({ limit }) => limit != null);
  if (limits.length === 0) return <span className="second dim">{t('limit.none')}</span>;
  return (
    <ul className="limits">
      {limits.map(({ name, limit, spent }) => {
        const values = { limit: money(limit ?? 0), spent: money(spent ?? 0) };
        return (
          <li key={name} className="meta">
            <span className="dim">{t(`limit.${name}`)}</span>
            {spent === undefined ? (
              <span />
            ) : (
              <Bar label={t(`limit.${name}.bar`, values)} part={spent} whole={limit ?? 0} />
            )}
            <span className="one-line">{spent === undefined ? values.limit : t('limit.used', values)}</span>
          </li>
        );
      })}
    </ul>
  );
}
