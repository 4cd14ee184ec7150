import { Fragment, type ReactNode } from 'react';
import './KeyValue.css';

/** Names and what they are; a row without a value is left out. */
export function KeyValue({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="key-value">
      {rows.map(([name, value]) =>
        value === undefined || value === null || value === '' ? null : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
