import { useState } from 'react';
import type { Brought, Field } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { fields } from './fields';
import { mapColumn } from './table';
import './Columns.css';

/** Which column of a table is read as which field; put right here, and remembered for the same headings. */
export function Columns({ brought }: { brought: Brought }) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const [changed, setChanged] = useState(false);
  const nameOf = (heading: string, column: number) => heading || t('column.nameless', { place: column + 1 });
  const unread = brought.columns.flatMap(({ heading, field }, column) => (field ? [] : [nameOf(heading, column)]));
  const [open, setOpen] = useState(unread.length > 0);

  const map = async (column: number, field: Field | null) => {
    if (await mapColumn(brought.number, column, field)) setChanged(true);
  };

  return (
    <details className="intake-columns" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('columns', { count: brought.columns.length - unread.length, unread: unread.length })}</summary>
      {unread.length > 0 && (
        <p className="intake-columns-unread">{t('columns.unread', { names: unread.join(t('comma')) })}</p>
      )}
      <table>
        <thead className="intake-columns-heads">
          <tr>
            <th scope="col">{t('column.heading')}</th>
            <th scope="col">{t('column.examples')}</th>
            <th scope="col">{t('column.field')}</th>
          </tr>
        </thead>
        <tbody>
          {brought.columns.map(({ heading, field, examples }, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no name but its place
            <tr key={column}>
              <th scope="row" className="intake-columns-heading">
                {nameOf(heading, column)}
              </th>
              <td title={examples.join('\n')}>{examples.filter(Boolean).slice(0, 2).join(t('comma'))}</td>
              <td>
                <span className="intake-box intake-options">
                  <select
                    aria-label={t('column.as', { heading: nameOf(heading, column) })}
                    value={field ?? ''}
                    onChange={(event) => void map(column, (event.currentTarget.value || null) as Field | null)}
                  >
                    <option value="">{t('column.unread')}</option>
                    {fields.map((one) => (
                      <option key={one} value={one}>
                        {word('intake_field', one)}
                      </option>
                    ))}
                  </select>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="faint meta" role="status">
        {changed ? t('columns.remembered') : t('columns.hint')}
      </p>
    </details>
  );
}
