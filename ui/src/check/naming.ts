import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask, commands, type Family, keepShown, type Means, type Step } from '../ipc';
import { clockOf, dayOf, epoch } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { Choice } from './choice';
import type { Mend, Way } from './mend';

/** The household's names, and how they are put into a sentence about a choice. */
export function useNaming() {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()), ...keepShown });
  const { data: people } = useQuery({
    queryKey: ['people', null],
    queryFn: () => ask(commands.people(null)),
    ...keepShown,
  });

  return useMemo(() => {
    const holder = (account: string | null) => holderOf(family, account);
    const method = (id: string | null) => family?.methods.find((method) => method.id === id)?.label;
    const means = (id: string | null): Means | undefined => people?.means.find((means) => means.method.id === id);

    /** `今晚 02:30`: the clock of today and tomorrow, the day and the clock of any other. */
    const when = (at: string | null) => {
      if (at === null) return t('now');
      const far = epoch(at) - epoch(words.now) > 48 * 3_600_000;
      return far ? `${words.day(dayOf(at))} ${clockOf(at)}` : words.moment(at);
    };

    /** What `when` has not said of the day: `周六` where it stands there, `9月24日 周四` beside 明天. */
    const besides = (at: string | null) => {
      const day = dayOf(at ?? words.now);
      const said = at !== null && when(at).includes(words.day(day));
      return said ? words.weekday(day) : words.dayAndWeekday(day);
    };

    const changes = (change: Partial<Choice>): string => {
      const parts = [
        change.who !== undefined && change.who !== null && t('change.who', { name: holder(change.who) }),
        change.what !== undefined && change.what !== null && t('change.what', { name: method(change.what) }),
        change.at === null && t('change.now'),
        change.at && t('change.at', { when: when(change.at) }),
      ];
      return words.names(parts.filter((part) => typeof part === 'string'));
    };

    const mended = (mend: Mend): string => changes(mend.change);

    /** `换支付宝，现在缴` */
    const way = (way: Way, shown: { account: string | null; method: string | null }, step: Step | null): string => {
      const who = way.account !== shown.account ? holder(way.account) : undefined;
      const what = step !== 'confirm' && way.method !== shown.method ? method(way.method) : undefined;
      const how =
        who && what
          ? t('way.who-with', { who, what })
          : who
            ? t('way.who', { who })
            : what
              ? t('way.what', { what })
              : t('way.same');
      const key = `way.${step === 'confirm' ? 'confirm-' : ''}${way.at === null ? 'now' : 'then'}`;
      return t(key, { way: how, when: when(way.at) });
    };

    return { family, people, holder, method, means, when, besides, changes, mended, way };
  }, [family, people, t, words]);
}

export type Naming = ReturnType<typeof useNaming>;

/** Who an account is bound to. */
export function holderOf(family: Family | undefined, account: string | null): string | undefined {
  const member = family?.accounts.find(({ id }) => id === account)?.member;
  return family?.members.find(({ id }) => id === member)?.name;
}

/** How an account stands to a car, as one word of `window/check` under `who.`. */
export function standingOf(
  family: Family | undefined,
  account: string,
  vehicle: string,
): 'own' | 'filed' | 'pending' | 'unfiled' {
  const member = family?.accounts.find(({ id }) => id === account)?.member;
  const owner = family?.vehicles.find(({ id }) => id === vehicle)?.owner;
  if (member && owner === member) return 'own';
  const live = (family?.filings ?? []).filter((filing) => filing.account === account && filing.vehicle === vehicle);
  if (live.some(({ status }) => status === 'approved')) return 'filed';
  return live.some(({ status }) => status === 'pending') ? 'pending' : 'unfiled';
}
