import type { Row } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { type GuideKind, type GuideWay, stepsOf, tailOf } from './guide';
import { useNaming } from './naming';

/** The steps of a way, and the way itself, in words. */
export function useGuideWords() {
  const { t } = useTranslation('window/guide');
  const words = useWords();
  const { holder, method, when } = useNaming();
  return {
    steps: (row: Row, kind: GuideKind, { account, method: means, at, amountFen }: GuideWay) =>
      stepsOf(kind, {
        who: holder(account),
        what: method(means),
        when: at === null ? undefined : when(at),
        plate: row.plate,
        offence: row.offence,
        occurred: words.stamp(row.occurred_at),
        fine: words.money(row.fine_fen),
        points: words.points(row.points),
        amount: words.money(amountFen),
        tail: tailOf(row),
      }),
    /** Another person than the one who is chosen is named. */
    by: (kind: GuideKind, { account, method: means, at }: GuideWay, chosen: string | null) => {
      const who = holder(account) ?? '';
      const paid = method(means) ?? who;
      const other = account !== chosen && paid !== who;
      const what = other ? t('window/check:way.who-with', { who, what: paid }) : paid;
      const time = at === null ? 'now' : 'then';
      const key = kind === 'file' ? 'by.file' : kind === 'confirm' ? `by.confirm-${time}` : `by.${time}`;
      return t('by', { way: t(key, { who, what, when: when(at) }) });
    },
  };
}
