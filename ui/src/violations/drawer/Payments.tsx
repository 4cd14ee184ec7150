import { useQuery } from '@tanstack/react-query';
import { ask, type CaseFile, commands } from '../../ipc';
import { Money } from '../../parts/Numbers';
import { Section } from '../../parts/Section';
import { useTranslation } from '../../words/useTranslation';
import { useWords } from '../../words/useWords';
import { RemoveEntry } from './RemoveEntry';

/** Every attempt to pay it, with what the phone said where it failed. */
export function Payments({ file: { payments } }: { file: CaseFile }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()) });
  if (payments.length === 0) return null;
  const payer = (id: string | null | undefined) => {
    const account = family?.accounts.find((known) => known.id === id);
    return account && (account.label ?? family?.members.find((member) => member.id === account.member)?.name);
  };
  return (
    <Section className="drawer-part" title={t('payments')}>
      {payments.map((payment) => {
        const method = family?.methods.find((known) => known.id === payment.method)?.label;
        const means = [payer(payment.account), method].filter((name) => name !== undefined);
        return (
          <div key={payment.id} className="drawer-entry">
            <div className="row second">
              <span>{words.stamp(payment.attempted_at)}</span>
              <b>{t(`payment.${payment.outcome}`)}</b>
              <span className="dim ellipsis">{means.join(' · ')}</span>
              <span className="spacer" />
              <Money fen={payment.amount_fen} />
              <RemoveEntry noun="payment" id={payment.id} label={t('payment.remove')} />
            </div>
            {payment.failure_text && <p className="second dim">{t('payment.said', { text: payment.failure_text })}</p>}
          </div>
        );
      })}
    </Section>
  );
}
