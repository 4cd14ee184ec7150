import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ask, commands, keepShown, type Query, useNow } from '../ipc';
import { LampLabel } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';

const most = 5;

/** The open violations that a check speaks about now, at their best attempts. */
export function Affected({ check }: { check: string }) {
  const { t } = useTranslation('window/rules');
  const at = useNow();
  const { data: checked } = useQuery({
    queryKey: ['check', 'rules', at],
    queryFn: () => ask(commands.check({ violations: [], account: null, method: null, at: null, in_a_row: false })),
    ...keepShown,
  });
  const { data: table } = useQuery({
    queryKey: ['table', 'rules', at],
    queryFn: () => ask(commands.table(everything, null)),
    ...keepShown,
  });
  if (!checked || !table) return null;

  const spoken = checked.results.filter(({ findings }) =>
    findings.some((found) => found.check === check && !found.muted),
  );
  const rows = spoken.flatMap(({ violation }) => table.rows.find((row) => row.id === violation) ?? []);
  return (
    <Section title={t('affected', { count: spoken.length })}>
      <ul className="rules-affected">
        {rows.slice(0, most).map((row) => (
          <li key={row.id}>
            <LampLabel light={row.light} size={16} />
            <Link href={`/check/${row.id}`} className="ellipsis">
              <Plate>{row.plate}</Plate> {row.offence}
            </Link>
            <span className="spacer" />
            <Money fen={row.amount_fen} />
          </li>
        ))}
      </ul>
      {rows.length > most && <p className="second faint">{t('affected.more', { count: rows.length - most })}</p>}
    </Section>
  );
}

const everything: Query = {
  search: '',
  lights: [],
  stages: [],
  vehicles: [],
  members: [],
  order: 'due',
  descending: false,
  offset: 0,
  limit: 500,
};
