import { Link } from 'wouter';
import type { Rule } from '../ipc';
import { Badge } from '../parts/Badge';
import { LockIcon } from '../parts/icons';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Bars } from './Bars';
import { inForce, readCitations } from './citation';
import type { GroupId } from './groups';
import { alongRows, pressRow } from './rows';
import { type Book, useCite, useValueWords } from './useRulebook';
import { isKinds, valueWords } from './values';
import '../parts/table.css';

type ChecksTableProps = { groups: readonly { id: GroupId; rules: Rule[] }[]; chosen: string | undefined; book: Book };

/** The checks, by what they ask after. */
export function ChecksTable({ groups, chosen, book }: ChecksTableProps) {
  const { t } = useTranslation('window/rules');
  return (
    <table className="table table-dense">
      <colgroup>
        <col />
        <col style={{ width: '11rem' }} />
        <col style={{ width: '6rem' }} />
        <col style={{ width: '5.5rem' }} />
        <col style={{ width: '9.5rem' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('column.check')}</th>
          <th scope="col">{t('column.source')}</th>
          <th scope="col">{t('column.in-force')}</th>
          <th scope="col">{t('column.grade')}</th>
          <th scope="col" className="end">
            {t('column.parameters')}
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id} onKeyDown={alongRows}>
          <tr className="rules-group">
            <th scope="rowgroup" colSpan={5}>
              {t(`group.${group.id}`)}
            </th>
          </tr>
          {group.rules.map((rule) => (
            <Line key={rule.id} rule={rule} chosen={rule.id === chosen} book={book} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Line({ rule, chosen, book }: { rule: Rule; chosen: boolean; book: Book }) {
  const { language } = useWords();
  const { t } = useTranslation('window/rules');
  const cite = useCite(book.texts);
  const sources = cite(rule.sources).join(t('between'));
  return (
    <tr aria-selected={chosen} onClick={pressRow}>
      <td>
        <Link href={`/rules/${rule.id}`} aria-current={chosen || undefined}>
          {rule.title[language]}
        </Link>
      </td>
      <td className="dim" title={sources}>
        {sources || '—'}
      </td>
      <td className="dim">{inForce(readCitations(rule.sources, book.texts)) ?? '—'}</td>
      <td>
        <Bars grade={rule.grade} />
      </td>
      <td className="end">
        <Values rule={rule} book={book} />
      </td>
    </tr>
  );
}

/** The values a check asks for, in a few words. */
function Values({ rule, book }: { rule: Rule; book: Book }) {
  const { t } = useTranslation('window/rules');
  const { language } = useWords();
  const words = useValueWords();
  const settings = rule.parameters.flatMap((id) => book.parameters.find((setting) => setting.id === id) ?? []);
  if (settings.length === 0) return <span className="faint">—</span>;

  const said = settings.map((setting) => {
    const value = setting.own ?? setting.published;
    return isKinds(setting.unit, value) ? t('value.kinds', { count: value.length }) : valueWords(setting, value, words);
  });
  const whole = settings.map((setting, at) => `${setting.title[language]}: ${said[at]}`).join('\n');
  return (
    <span className="rules-value" title={whole}>
      {settings.some((setting) => setting.own !== null) && <Badge>{t('own.badge')}</Badge>}
      {settings.every((setting) => !setting.overridable) && (
        <>
          <LockIcon size={14} aria-hidden />
          <span className="unseen">{t('locked')}</span>
        </>
      )}
      <span className="ellipsis">
        {said.length > 1 ? t('value.first', { value: said[0], count: said.length }) : said[0]}
      </span>
    </span>
  );
}
