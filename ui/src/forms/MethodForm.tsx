import { useState } from 'react';
import type { Family, Method, MethodKind } from '../ipc';
import { OptionField, TextField } from '../parts/Field';
import { NumberField } from '../parts/NumberField';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { BalanceFields } from './household/BalanceFields';
import { FactDialog, Left, Pair } from './household/FactDialog';
import { type BalanceSaid, balanceSaid, withBalance } from './household/methods';
import { useFactForm } from './household/useFactForm';
import { useFamily } from './household/useFamily';
import { useMeans } from './household/useMeans';

/** A way to pay. */
export default function MethodForm(props: FormProps<'method'>) {
  const family = useFamily();
  const means = useMeans();
  return family && means ? <Fields {...props} family={family} said={balanceSaid(means(props.asked.id))} /> : null;
}

const kinds: readonly MethodKind[] = ['wechat', 'alipay', 'unionpay', 'debit_card', 'credit_card', 'credit_instalment'];
const nobody = 'nobody';
const fields = ['label', 'balance_fen', 'single_limit_fen', 'daily_limit_fen', 'monthly_limit_fen'];

type FieldsProps = FormProps<'method'> & { family: Family; said: BalanceSaid };

function Fields({ asked: { id }, onClose, family, said: saidBefore }: FieldsProps) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const { word } = useSay();
  const { now } = useWords();
  const before = family.methods.find((method) => method.id === id);
  const [kind, setKind] = useState<MethodKind>(before?.kind ?? 'wechat');
  const [label, setLabel] = useState(before?.label ?? '');
  const [owner, setOwner] = useState(before ? (before.owner ?? nobody) : (family.members[0]?.id ?? nobody));
  const [said, setSaid] = useState<BalanceSaid>(saidBefore);
  const [limits, setLimits] = useState({
    single_limit_fen: before?.single_limit_fen ?? null,
    daily_limit_fen: before?.daily_limit_fen ?? null,
    monthly_limit_fen: before?.monthly_limit_fen ?? null,
  });

  const kept: Method = {
    ...before,
    id: before?.id ?? '',
    kind,
    label: label.trim() || word('method_kind', kind),
    owner: owner === nobody ? undefined : owner,
    single_limit_fen: limits.single_limit_fen ?? undefined,
    daily_limit_fen: limits.daily_limit_fen ?? undefined,
    monthly_limit_fen: limits.monthly_limit_fen ?? undefined,
  };
  // A balance nobody touched was not read again either.
  const same = said.how === saidBefore.how && said.fen === saidBefore.fen;
  const form = useFactForm(
    { deed: 'keep', facts: { methods: [same ? kept : withBalance(kept, said, now)] } },
    {
      fields,
      own: said.how === 'balance' && said.fen === null ? { balance_fen: t('need.balance') } : {},
      onClose,
    },
  );

  return (
    <FactDialog
      form={form}
      title={t(before ? 'method.edit' : 'method.add')}
      done={t(before ? 'keep' : 'method.add')}
      onClose={onClose}
      removal={before && { noun: 'method', id: before.id, label: t('method.remove') }}
      width={560}
    >
      <Pair>
        <OptionField
          label={t('method.kind')}
          value={kind}
          onChange={setKind}
          hint={kind === 'credit_instalment' ? t('method.instalment') : undefined}
          options={kinds.map((kind) => ({ value: kind, label: word('method_kind', kind) }))}
        />
        <TextField
          label={t('label')}
          value={label}
          onChange={setLabel}
          placeholder={word('method_kind', kind)}
          error={form.flaw('label')}
        />
      </Pair>
      <Pair>
        <OptionField
          label={t('method.owner')}
          value={owner}
          onChange={setOwner}
          options={[
            ...family.members.map(({ id, name }) => ({ value: id, label: name })),
            { value: nobody, label: t('method.nobody') },
          ]}
        />
        <Left form={form} field="balance_fen">
          <BalanceFields said={said} onChange={setSaid} error={form.flaw('balance_fen')} />
        </Left>
      </Pair>
      <div className="fact-thirds">
        {(['single_limit_fen', 'daily_limit_fen', 'monthly_limit_fen'] as const).map((limit) => (
          <Left key={limit} form={form} field={limit}>
            <NumberField
              label={t(`limit.${limit}`)}
              money
              value={limits[limit]}
              onChange={(fen) => setLimits((before) => ({ ...before, [limit]: fen }))}
              error={form.flaw(limit)}
            />
          </Left>
        ))}
      </div>
      <p className="fact-note">{t('limit.note')}</p>
    </FactDialog>
  );
}
