import { useQuery } from '@tanstack/react-query';
import { openRows } from '../check/openRows';
import { ask, commands, keepShown, useNow } from '../ipc';
import { Cases } from '../parts/Cases';
import { LampLabel } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';

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
      <Cases
        cases={rows.map(({ id, plate, offence, light, amount_fen }) => ({
          id,
          href: `/check/${id}`,
          plate,
          offence,
          before: <LampLabel light={light} size={16} />,
          after: <Money fen={amount_fen} />,
        }))}
        most={5}
        more={(count) => t('affected.more', { count })}
      />
    </Section>
  );
}

const everything = { ...openRows, stages: [] };
