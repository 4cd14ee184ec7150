import { useState } from 'react';
import type { Account, Family } from '../ipc';
import { DayField } from '../parts/DayField';
import { NumberField } from '../parts/NumberField';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { FactDialog, Left, Pair } from './household/FactDialog';
import { withPoints } from './household/licence';
import { useFactForm } from './household/useFactForm';
import { useFamily } from './household/useFamily';

/** The points on a licence, and the day they were read: one number and Enter. */
export default function PointsForm(props: FormProps<'points'>) {
  const family = useFamily();
  const account = family?.accounts.find(({ id }) => id === props.asked.account);
  return family && account ? <Fields {...props} account={account} family={family} /> : null;
}

function Fields({ account, family, onClose }: FormProps<'points'> & { account: Account; family: Family }) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const { today } = useWords();
  const { licence } = account;
  const [points, setPoints] = useState<number | null>('points' in licence ? licence.points : null);
  const [day, setDay] = useState<string | null>(today);
  const form = useFactForm(
    { deed: 'keep', facts: { accounts: [{ ...account, licence: withPoints(licence, points, day ?? '') }] } },
    {
      fields: ['points', 'points_as_of'],
      own: {
        ...(points === null && { points: t('need.points') }),
        ...(day === null && { points_as_of: t('need.day') }),
      },
      onClose,
    },
  );
  const name = account.label ?? family.members.find(({ id }) => id === account.member)?.name ?? '';

  return (
    <FactDialog form={form} title={t('points.title', { name })} done={t('points.done')} onClose={onClose}>
      <Pair>
        <Left form={form} field="points">
          <NumberField
            label={t('points')}
            unit={t('points.unit')}
            hint={t('points.where')}
            value={points}
            onChange={setPoints}
            required
            error={form.flaw('points')}
          />
        </Left>
        <Left form={form} field="points_as_of">
          <DayField
            label={t('points.day')}
            value={day}
            onChange={setDay}
            max={today}
            required
            error={form.flaw('points_as_of')}
          />
        </Left>
      </Pair>
    </FactDialog>
  );
}
