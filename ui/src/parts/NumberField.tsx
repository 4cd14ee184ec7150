import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { type FieldLooks, TextField } from './Field';
import { readNumber } from './readNumber';
import { type Reading, useWritten } from './useWritten';

export type NumberFieldProps = FieldLooks & {
  /** A whole number, never below zero; with `money` it is fen, and typed as yuan. */
  value: number | null;
  onChange: (value: number | null) => void;
  max?: number;
  /** 天, 分. */
  unit?: string;
  money?: boolean;
  disabled?: boolean;
};

/** A whole number, or an amount, written by hand. It does not correct what is typed: it says what it cannot read. */
export function NumberField({ value, onChange, max, unit, money, disabled, error, ...looks }: NumberFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const write = money ? words.money : String;
  const most = max ?? (money ? mostFen : mostCount);
  const read = (text: string): Reading<number> => {
    if (!text.trim()) return { value: null };
    const number = readNumber(text, { money, unit });
    if ('flaw' in number) {
      const { flaw } = number;
      const atOnce = flaw === 'decimals' || flaw === 'whole' || flaw === 'negative';
      return { value: null, flaw: t(flaw === 'unread' && money ? 'number.unread-money' : `number.${flaw}`), atOnce };
    }
    if (number.value > most) return { value: null, flaw: t('number.most', { most: write(most) }), atOnce: true };
    return number;
  };
  const { input } = useWritten({ value, onChange, read, write, error, disabled });
  return <TextField {...looks} {...input} inputMode="decimal" after={unit && <span>{unit}</span>} />;
}

/** The most that a fact may hold, ¥1,000,000,000,000, and the most that a parameter may count. */
const mostFen = 100_000_000_000_000;
const mostCount = 10_000;

/** The most that a deed carries as a fine or a payment: fen in 32 bits. */
export const mostPaid = 2_147_483_647;
