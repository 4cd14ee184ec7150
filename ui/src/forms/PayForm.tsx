import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, type CaseFile, commands, type Family, keepShown } from '../ipc';
import { Choice } from '../parts/Choice';
import { AreaField } from '../parts/Field';
import { MomentField } from '../parts/MomentField';
import { mostPaid, NumberField } from '../parts/NumberField';
import { Segmented } from '../parts/Segmented';
import { dayOf } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { About } from './violation/About';
import { DeedDialog, Left, Pair } from './violation/DeedDialog';
import { accountOptions, methodOptions, useCase, useFamily } from './violation/household';
import { useDoing } from './violation/useDoing';

/** 登记缴款: an attempt to pay was made, and how it went. */
export default function PayForm({ asked, onClose }: FormProps<'pay'>) {
  const family = useFamily();
  const file = useCase(asked.violation);
  if (!family || !file) return null;
  const { best } = file;
  return (
    <Fields
      family={family}
      file={file}
      account={asked.account ?? best.account}
      method={asked.method ?? best.method}
      onClose={onClose}
    />
  );
}

type FieldsProps = {
  family: Family;
  file: CaseFile;
  account: string | null;
  method: string | null;
  onClose: () => void;
};

function Fields({ family, file, account, method, onClose }: FieldsProps) {
  const { t } = useTranslation('window/forms');
  const words = useWords();
  const [how, setHow] = useState<'succeeded' | 'failed' | null>(null);
  const [by, setBy] = useState(account);
  const [means, setMeans] = useState(method);
  const [at, setAt] = useState<string | null>(words.now);
  const then = at !== null && dayOf(at) !== words.today;
  const due = useDue(file, then ? at : null);
  // Until somebody types an amount it is what was due at the time of the payment, whatever that becomes.
  const [typed, setTyped] = useState<number | null>();
  const amount = typed === undefined ? due : typed;
  const [text, setText] = useState('');
  const failed = how === 'failed';
  const doing = useDoing(
    {
      deed: 'pay',
      violation: file.violation.id,
      account: by,
      method: means,
      attempted_at: at ?? '',
      amount_fen: amount ?? 0,
      succeeded: how === 'succeeded',
      failure_text: failed ? text.trim() || null : null,
    },
    {
      // Nobody means to say that it went through by pressing Enter.
      ...(how === null && { succeeded: t('missing.succeeded') }),
      ...(at === null && { attempted_at: t('missing.attempted_at') }),
      ...(amount === null && { amount_fen: t('missing.amount_fen') }),
    },
  );
  const differs = amount !== null && amount !== due;

  return (
    <DeedDialog
      title={t('pay')}
      label={t(how === null ? 'pay.open' : `pay.${how}`)}
      doing={doing}
      onClose={onClose}
      onFinish={() => void doing.finish(onClose)}
    >
      <About file={file} />
      <Segmented
        label={t('pay.how')}
        options={[
          { value: 'succeeded', label: t('pay.how.succeeded') },
          { value: 'failed', label: t('pay.how.failed') },
        ]}
        value={how}
        error={doing.flaw('succeeded')}
        onChange={setHow}
      />
      <Pair>
        <Left doing={doing} field="account">
          <Choice
            label={t('account')}
            options={accountOptions(family)}
            clearable
            value={by}
            error={doing.flaw('account')}
            onChange={setBy}
          />
        </Left>
        <Left doing={doing} field="method">
          <Choice
            label={t('method')}
            options={methodOptions(family)}
            clearable
            value={means}
            error={doing.flaw('method')}
            onChange={setMeans}
          />
        </Left>
        <Left doing={doing} field="attempted_at">
          <MomentField
            label={t('attempted_at')}
            past
            since={{
              at: file.violation.occurred_at,
              flaw: t('attempted_at.before', { moment: words.stamp(file.violation.occurred_at) }),
            }}
            required
            value={at}
            error={doing.flaw('attempted_at')}
            onChange={setAt}
          />
        </Left>
        <Left doing={doing} field="amount_fen">
          <NumberField
            label={t('amount')}
            required
            money
            max={mostPaid}
            value={amount}
            hint={differs ? t(then ? 'amount.differed' : 'amount.differs', { due: words.money(due) }) : undefined}
            error={doing.flaw('amount_fen')}
            onChange={setTyped}
          />
        </Left>
      </Pair>
      <div className="pay-failure">
        {failed && (
          <Left doing={doing} field="failure_text">
            <AreaField
              label={t('failure_text')}
              placeholder={t('failure_text.hint')}
              rows={1}
              value={text}
              error={doing.flaw('failure_text')}
              onChange={setText}
            />
          </Left>
        )}
      </div>
    </DeedDialog>
  );
}

/** What is due now, or what was due at a moment that has passed. */
function useDue(file: CaseFile, then: string | null): number {
  const { id } = file.violation;
  const { data } = useQuery({
    queryKey: ['check', 'paid', id, then],
    queryFn: () => ask(commands.check({ violations: [id], account: null, method: null, at: then, in_a_row: false })),
    enabled: then !== null,
    ...keepShown,
  });
  return (then === null ? undefined : data?.results[0]?.amount_due_fen) ?? file.row.amount_fen;
}
