import { useState } from 'react';
import type { Account, Family, Licence, LicenceStatus } from '../ipc';
import { DayField } from '../parts/DayField';
import { OptionField, TextField } from '../parts/Field';
import { NumberField } from '../parts/NumberField';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { FactDialog, Left, Pair } from './household/FactDialog';
import { licenceStatuses, someoneNew, withPoints } from './household/licence';
import { useFactForm } from './household/useFactForm';
import { useFamily } from './household/useFamily';

/** A member's 12123 account and driving licence. */
export default function AccountForm(props: FormProps<'account'>) {
  const family = useFamily();
  return family ? <Fields {...props} family={family} /> : null;
}

const fields = ['member', 'name', 'label', 'province', 'status', 'class', 'first_issued', 'valid_until', 'points'];

function Fields({ asked, onClose, family }: FormProps<'account'> & { family: Family }) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const { word } = useSay();
  const { today } = useWords();
  const before = family.accounts.find(({ id }) => id === asked.id);
  const without = family.members.filter(({ id }) => !family.accounts.some((account) => account.member === id));
  const able = before ? family.members.filter(({ id }) => id === before.member) : without;

  const [member, setMember] = useState(before?.member ?? asked.member ?? able[0]?.id ?? someoneNew);
  const [name, setName] = useState('');
  const [newId] = useState(() => crypto.randomUUID());
  const [label, setLabel] = useState(before?.label ?? '');
  const [province, setProvince] = useState(before?.province ?? family.accounts[0]?.province ?? '');
  const [licence, setLicence] = useState<Licence>(before?.licence ?? { status: 'normal' });
  const read = 'points' in licence ? licence : undefined;
  const [asOf, setAsOf] = useState<string | null>(read?.points_as_of ?? today);
  const change = (part: Partial<Licence>) => setLicence((before) => ({ ...before, ...part }) as Licence);

  const isNew = member === someoneNew;
  const account: Account = {
    id: before?.id ?? '',
    member: isNew ? newId : member,
    label: label.trim() || undefined,
    province: province.trim() || undefined,
    licence: {
      ...(read && asOf ? withPoints(licence, read.points, asOf) : licence),
      class: licence.class?.trim() || undefined,
    },
  };
  const people = isNew ? { members: [{ id: newId, name: name.trim() }] } : {};
  const form = useFactForm(
    { deed: 'keep', facts: { ...people, accounts: [account] } },
    {
      fields: [...fields, 'points_as_of'],
      own: {
        ...(isNew && !name.trim() && { name: t('need.name') }),
        ...(read && !asOf && { points_as_of: t('need.day') }),
      },
      onClose,
    },
  );

  return (
    <FactDialog
      form={form}
      title={t(before ? 'account.edit' : 'account.add')}
      done={t(before ? 'keep' : 'account.add')}
      onClose={onClose}
      removal={before && { noun: 'account', id: before.id, label: t('account.remove') }}
      width={560}
    >
      <Pair>
        <OptionField
          label={t('holder')}
          value={member}
          onChange={setMember}
          disabled={before !== undefined}
          error={form.flaw('member')}
          options={[
            ...able.map(({ id, name }) => ({ value: id, label: name })),
            ...(before ? [] : [{ value: someoneNew, label: t('someone-new') }]),
          ]}
        />
        {isNew ? (
          <Left form={form} field="name">
            <TextField label={t('name')} value={name} onChange={setName} required error={form.flaw('name')} />
          </Left>
        ) : (
          <TextField label={t('label')} value={label} onChange={setLabel} placeholder={t('label.account')} />
        )}
      </Pair>
      <Pair>
        <TextField label={t('province')} value={province} onChange={setProvince} placeholder={t('province.like')} />
        <OptionField
          label={t('status')}
          value={licence.status}
          onChange={(status: LicenceStatus) => change({ status })}
          options={licenceStatuses.map((status) => ({ value: status, label: word('licence_status', status) }))}
        />
      </Pair>
      <Pair>
        <TextField
          label={t('class')}
          value={licence.class ?? ''}
          onChange={(written) => change({ class: written.toUpperCase() })}
          placeholder="C1"
        />
        <Left form={form} field="valid_until">
          <DayField
            label={t('valid-until')}
            value={licence.valid_until ?? null}
            onChange={(day) => change({ valid_until: day ?? undefined })}
            error={form.flaw('valid_until')}
          />
        </Left>
      </Pair>
      <Left form={form} field="first_issued">
        <DayField
          label={t('first-issued')}
          hint={t('first-issued.why')}
          value={licence.first_issued ?? null}
          onChange={(day) => change({ first_issued: day ?? undefined })}
          max={today}
          error={form.flaw('first_issued')}
        />
      </Left>
      <Pair>
        <Left form={form} field="points">
          <NumberField
            label={t('points')}
            unit={t('points.unit')}
            hint={t('points.where')}
            value={read?.points ?? null}
            onChange={(points) => setLicence(withPoints(licence, points, asOf ?? ''))}
            error={form.flaw('points')}
          />
        </Left>
        <Left form={form} field="points_as_of">
          <DayField
            label={t('points.day')}
            value={asOf}
            onChange={setAsOf}
            required={read !== undefined}
            max={today}
            disabled={!read}
            error={form.flaw('points_as_of')}
          />
        </Left>
      </Pair>
    </FactDialog>
  );
}
