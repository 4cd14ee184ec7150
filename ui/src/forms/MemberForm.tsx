import { useState } from 'react';
import type { Family } from '../ipc';
import { Button } from '../parts/Button';
import { TextField } from '../parts/Field';
import { useTranslation } from '../words/useTranslation';
import { openForm } from './asked';
import type { FormProps } from './FormHost';
import { FactDialog, Left } from './household/FactDialog';
import { useFactForm } from './household/useFactForm';
import { useFamily } from './household/useFamily';

/** A person of the household. */
export default function MemberForm(props: FormProps<'member'>) {
  const family = useFamily();
  return family ? <Fields {...props} family={family} /> : null;
}

function Fields({ asked: { id }, onClose, family }: FormProps<'member'> & { family: Family }) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const before = family.members.find((member) => member.id === id);
  const [name, setName] = useState(before?.name ?? '');
  const fact = { id: before?.id ?? '', name: name.trim() };
  const form = useFactForm(
    { deed: 'keep', facts: { members: [fact] } },
    { fields: ['name'], own: fact.name ? {} : { name: t('need.name') }, onClose },
  );
  const addAccount = () => form.finish(({ ids: [member] }) => openForm({ form: 'account', member }));

  return (
    <FactDialog
      form={form}
      title={t(before ? 'member.edit' : 'member.add')}
      done={t(before ? 'keep' : 'member.add')}
      onClose={onClose}
      removal={before && { noun: 'member', id: before.id, label: t('member.remove') }}
      more={!before && <Button onClick={addAccount}>{t('member.add-account')}</Button>}
    >
      <Left form={form} field="name">
        <TextField label={t('name')} value={name} onChange={setName} required error={form.flaw('name')} />
      </Left>
    </FactDialog>
  );
}
