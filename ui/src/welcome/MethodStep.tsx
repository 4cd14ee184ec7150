import { useState } from 'react';
import type { Deed, MethodKind } from '../ipc';
import { Button } from '../parts/Button';
import { Form } from '../parts/Form';
import { NumberField } from '../parts/NumberField';
import { Segmented } from '../parts/Segmented';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { useStep } from './useStep';

type Wallet = Extract<MethodKind, 'wechat' | 'alipay'>;

/** With what: a wallet, with its balance or the word that it is enough. The verdict changes as it is added. */
export function MethodStep() {
  const { t } = useTranslation('window/welcome');
  const { word } = useSay();
  const { now } = useWords();
  const [kind, setKind] = useState<Wallet>('wechat');
  const [balance, setBalance] = useState<number | null>(null);
  const label = word('method_kind', kind);
  const known = balance === null ? { balance_enough_as_of: now } : { balance_fen: balance, balance_as_of: now };
  const deed: Deed = { deed: 'keep', facts: { methods: [{ id: '', kind, label, ...known }] } };
  const { busy, flaws, trouble, finish } = useStep(deed);

  return (
    <Form onSubmit={finish} className="welcome-form welcome-method">
      <div className="welcome-wide">
        <p>{t('method')}</p>
        <Segmented
          label={t('method')}
          options={(['wechat', 'alipay'] as const).map((value) => ({ value, label: word('method_kind', value) }))}
          value={kind}
          onChange={setKind}
        />
      </div>
      <NumberField
        label={t('balance')}
        hint={t('balance.hint')}
        money
        value={balance}
        onChange={setBalance}
        error={flaws.balance_fen}
      />
      <Button type="submit" busy={busy}>
        {t(balance === null ? 'method.enough' : 'method.add', { label })}
      </Button>
      {trouble !== undefined && <Trouble error={trouble} />}
    </Form>
  );
}
