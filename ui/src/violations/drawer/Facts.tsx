import { useQuery } from '@tanstack/react-query';
import { openForm } from '../../forms/asked';
import { ask, type CaseFile, commands } from '../../ipc';
import { Button } from '../../parts/Button';
import { KeyValue } from '../../parts/KeyValue';
import { DecisionNumber } from '../../parts/Numbers';
import { Section } from '../../parts/Section';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';

/** What is known of it. What is missing and matters can be filled in where it stands. */
export function Facts({ file: { violation, row } }: { file: CaseFile }) {
  const { t } = useTranslation('window/violations');
  const { word } = useSay();
  const words = useWords();
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()) });
  const driver = family?.members.find((member) => member.id === violation.driver)?.name;
  const { decision } = violation;
  const fill = (fact: 'driver' | 'number') => (
    <Button size={28} onClick={() => openForm({ form: 'fact', violation: violation.id, fact })}>
      {t(`fill.${fact}`)}
    </Button>
  );
  return (
    <Section
      className="drawer-part"
      title={t('facts')}
      aside={
        <Button size={28} variant="subtle" onClick={() => openForm({ form: 'violation', id: violation.id })}>
          {t('edit')}
        </Button>
      }
    >
      <KeyValue
        rows={[
          [t('fact.occurred'), words.stamp(violation.occurred_at)],
          [t('fact.driver'), driver ?? (row.light === 'settled' ? t('fact.driver.unknown') : fill('driver'))],
          [t('fact.place'), violation.place],
          [t('fact.authority'), violation.authority],
          [t('fact.source'), word('source', violation.source)],
          [t('fact.notified'), violation.notified_on && words.day(violation.notified_on)],
          [t('fact.notice'), violation.notice_number],
          [
            t('fact.fine'),
            violation.warning_only ? t('fact.warning') : row.surcharge_fen > 0 ? words.money(violation.fine_fen) : null,
          ],
          [
            t('fact.decision'),
            decision && (decision.number ? <DecisionNumber>{decision.number}</DecisionNumber> : fill('number')),
          ],
          [t('fact.served'), decision && words.day(decision.served_on)],
          [t('fact.extended'), violation.handle_by_extended_to && words.lastDay(violation.handle_by_extended_to)],
        ]}
      />
    </Section>
  );
}
