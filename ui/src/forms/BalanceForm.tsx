import { useState } from 'react';
import type { Means } from '../ipc';
import { NumberField } from '../parts/NumberField';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { BalanceFields } from './household/BalanceFields';
import { FactDialog, Left } from './household/FactDialog';
import { type BalanceSaid, balanceSaid, withBalance, withSpent } from './household/methods';
import { useFactForm } from './household/useFactForm';
import { useMeans } from './household/useMeans';

/** What a method holds now: one number, or 足够. */
export default function BalanceForm(props: FormProps<'balance'>) {
  const means = useMeans()?.(props.asked.method);
  return means ? <Fields {...props} means={means} /> : null;
}

function Fields({ means, onClose }: FormProps<'balance'> & { means: Means }) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const { now, today } = useWords();
  const { method } = means;
  const [said, setSaid] = useState<BalanceSaid>(balanceSaid(means));
  const [spent, setSpent] = useState<number | null>(method.spent_on === today ? (method.spent_fen ?? null) : null);
  const kept = withSpent(withBalance(method, said, now), spent, today);
  const form = useFactForm(
    { deed: 'keep', facts: { methods: [kept] } },
    {
      fields: ['balance_fen', 'spent_fen'],
      own: said.how === 'unknown' ? { balance_fen: t('need.balance') } : {},
      onClose,
    },
  );

  return (
    <FactDialog
      form={form}
      title={t('balance.title', { name: method.label })}
      done={t('balance.done')}
      onClose={onClose}
    >
      <Left form={form} field="balance_fen">
        <BalanceFields said={said} onChange={setSaid} error={form.flaw('balance_fen')} required />
      </Left>
      <Left form={form} field="spent_fen">
        <NumberField
          label={t('spent')}
          hint={t('spent.why')}
          money
          value={spent}
          onChange={setSpent}
          error={form.flaw('spent_fen')}
        />
      </Left>
    </FactDialog>
  );
}
