import { NumberField } from '../../parts/NumberField';
import { Tick } from '../../parts/Tick';
import { useTranslation } from '../../words/useTranslation';
import type { BalanceSaid } from './methods';

type BalanceFieldsProps = {
  said: BalanceSaid;
  onChange: (said: BalanceSaid) => void;
  error?: string;
  required?: boolean;
};

/** How much there is, or that it is enough whatever comes. */
export function BalanceFields({ said, onChange, error, required }: BalanceFieldsProps) {
  const { t } = useTranslation('window/household-forms');
  const enough = said.how === 'enough';
  return (
    <>
      <NumberField
        label={t('balance')}
        money
        required={required && !enough}
        disabled={enough}
        value={said.fen}
        onChange={(fen) => onChange({ how: fen === null ? 'unknown' : 'balance', fen })}
        error={enough ? undefined : error}
      />
      <Tick
        checked={enough}
        onChange={(on) => onChange({ how: on ? 'enough' : said.fen === null ? 'unknown' : 'balance', fen: said.fen })}
      >
        {t('enough')}
      </Tick>
    </>
  );
}
