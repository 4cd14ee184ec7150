import type { Salvage } from '../ipc';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import '../parts/table.css';

/** What was read of a damaged database, by kind: saved, from the journal, not saved, and to be looked at. */
export function Salvaged({ tolls }: { tolls: readonly Salvage[] }) {
  const { t } = useTranslation('window/backups');
  const { word } = useSay();
  const told = tolls.filter((toll) => toll.incomplete || missing(toll) > 0 || toll.saved > 0);
  return (
    <Section title={t('salvage.title')}>
      <table className="table table-dense">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            {(['saved', 'from-journal', 'missing', 'look'] as const).map((column) => (
              <th key={column} scope="col" className="end">
                {t(`salvage.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((toll) => (
            <tr key={toll.noun}>
              <td>
                {word('noun', toll.noun)}
                {toll.incomplete && <span className="faint"> · {t('salvage.may-miss')}</span>}
              </td>
              <td className="end">{toll.saved}</td>
              <td className="end">{toll.from_journal}</td>
              <td className="end">{missing(toll)}</td>
              <td className="end">{toll.differing}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {told.some((toll) => toll.incomplete) && <p className="second dim">{t('salvage.incomplete')}</p>}
    </Section>
  );
}

function missing(toll: Salvage): number {
  return toll.dangling + toll.senseless;
}
