import { Link } from 'wouter';
import type { Setting } from '../ipc';
import { Badge } from '../parts/Badge';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Bars } from './Bars';
import { alongRows, pressRow } from './rows';
import { type Book, useCite, useValueWords } from './useRulebook';
import { isKinds, valueWords } from './values';
import '../parts/table.css';

type ParametersTableProps = { parameters: readonly Setting[]; chosen: string | undefined; book: Book };

/** Every parameter: those one may change, then those that are fixed. */
export function ParametersTable({ parameters, chosen, book }: ParametersTableProps) {
  const { t } = useTranslation('window/rules');
  const groups = [
    ['open', parameters.filter(({ overridable }) => overridable)],
    ['fixed', parameters.filter(({ overridable }) => !overridable)],
  ] as const;
  return (
    <table className="table table-dense">
      <colgroup>
        <col />
        <col style={{ width: '8.5rem' }} />
        <col style={{ width: '6rem' }} />
        <col style={{ width: '5.5rem' }} />
        <col style={{ width: '8.5rem' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('column.parameter')}</th>
          <th scope="col">{t('column.source')}</th>
          <th scope="col">{t('column.since')}</th>
          <th scope="col">{t('column.grade')}</th>
          <th scope="col" className="end">
            {t('column.value')}
          </th>
        </tr>
      </thead>
      {groups.map(
        ([id, settings]) =>
          settings.length > 0 && (
            <tbody key={id} onKeyDown={alongRows}>
              <tr className="rules-group">
                <th scope="rowgroup" colSpan={5}>
                  {t(`parameters.${id}`)}
                </th>
              </tr>
              {settings.map((setting) => (
                <Line key={setting.id} setting={setting} chosen={setting.id === chosen} book={book} />
              ))}
            </tbody>
          ),
      )}
    </table>
  );
}

function Line({ setting, chosen, book }: { setting: Setting; chosen: boolean; book: Book }) {
  const { t } = useTranslation('window/rules');
  const { language } = useWords();
  const words = useValueWords();
  const cite = useCite(book.texts);
  const sources = cite(setting.sources).join(t('between'));
  const held = setting.own ?? setting.published;
  const whole = valueWords(setting, held, words);
  const value = isKinds(setting.unit, held) ? t('value.kinds', { count: held.length }) : whole;
  return (
    <tr aria-selected={chosen} onClick={pressRow}>
      <td title={setting.title[language]}>
        <Link href={`/rules?parameter=${setting.id}`} aria-current={chosen || undefined}>
          {setting.title[language]}
        </Link>
      </td>
      <td className="dim" title={sources}>
        {sources}
      </td>
      <td className="dim">{setting.from}</td>
      <td>
        <Bars grade={setting.grade} />
      </td>
      <td className="end">
        <span className="rules-value" title={whole}>
          {setting.own !== null && <Badge>{t('own.badge')}</Badge>}
          <span className="ellipsis">{value}</span>
        </span>
      </td>
    </tr>
  );
}
