import { useState } from 'react';
import type { Verdict } from '../ipc';
import { ClockIcon, UserIcon, WalletIcon } from '../parts/icons';
import { useAction } from '../shell/actions';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Cell, type CellOption } from './Cell';
import { type Choice, choose, useChoice } from './choice';
import { learn } from './given';
import { MomentDialog } from './MomentDialog';
import { standingOf, useNaming } from './naming';
import { useMoments } from './useMoments';
import type { Facts } from './useOpen';
import './Strip.css';

export type Part = 'who' | 'what' | 'when';

type StripProps = {
  ids: readonly string[];
  facts: Facts;
  /** The car, for how an account stands to it; none for several violations. */
  vehicle?: string;
  account: string | null;
  method: string | null;
  /** Nothing is paid, so with what does not matter. */
  unneeded?: boolean;
  lights: Record<Part, Verdict | undefined>;
};

/** Who pays, with what, when: three cells, each with its own light, each a list to choose from. */
export function Strip({ ids, facts, vehicle, account, method, unneeded = false, lights }: StripProps) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const choice = useChoice();
  const naming = useNaming();
  const moments = useMoments(ids);
  const [open, setOpen] = useState<Part | undefined>();
  const [picking, setPicking] = useState(false);
  useAction('check.who', () => setOpen('who'));
  useAction('check.what', () => setOpen('what'));
  useAction('check.when', () => setOpen('when'));

  const { family } = naming;
  const hintOfAccount = (id: string) => (vehicle ? t(`who.${standingOf(family, id, vehicle)}`) : undefined);
  const hintOfMethod = (id: string) => {
    const means = naming.means(id);
    if (!means) return undefined;
    if (!means.accepted) return t('what.refused');
    if (means.left_fen !== null) return t('what.balance', { amount: words.money(means.left_fen) });
    return means.enough ? t('what.enough') : undefined;
  };
  const single = ids.length === 1;
  const shownWho = choice.who ?? (single ? account : null);
  const shownWhat = choice.what ?? (single && !unneeded ? method : null);

  const accounts = (family?.accounts ?? []).map(({ id }) => ({
    value: id,
    label: naming.holder(id) ?? id,
    hint: hintOfAccount(id),
  }));
  const methods = (family?.methods ?? []).map(({ id, label }) => ({ value: id, label, hint: hintOfMethod(id) }));
  const lightsOf = async (options: readonly CellOption[], as: (value: string | null) => Partial<Choice>) => {
    const answers = options.map(async ({ value }) => {
      const [attempt] = await learn(facts, ids, { ...choice, ...as(value) });
      return [value, attempt?.next_light ?? attempt?.light] as const;
    });
    return new Map(await Promise.all(answers));
  };
  const cell = (part: Part) => ({
    name: t(part),
    light: lights[part],
    open: open === part,
    onOpen: (wanted: boolean) => setOpen(wanted ? part : undefined),
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons in a row, and no fields of a form
    <div className="attempt" role="group" aria-label={t('strip')}>
      <Cell
        {...cell('who')}
        icon={<UserIcon size={16} />}
        shown={naming.holder(shownWho) ?? t(accounts.length > 0 ? 'auto' : 'none.who')}
        hint={shownWho ? hintOfAccount(shownWho) : undefined}
        auto={choice.who === null && shownWho !== null}
        value={choice.who}
        options={[{ value: null, label: t('auto'), hint: t('auto.who') }, ...accounts]}
        askLights={single ? (options) => lightsOf(options, (who) => ({ who })) : undefined}
        onChoose={(who) => choose({ who })}
      />
      <Cell
        {...cell('what')}
        icon={<WalletIcon size={16} />}
        shown={naming.method(shownWhat) ?? t(methods.length === 0 ? 'none.what' : unneeded ? 'none.needed' : 'auto')}
        hint={shownWhat ? hintOfMethod(shownWhat) : undefined}
        auto={choice.what === null && shownWhat !== null}
        value={choice.what}
        options={[{ value: null, label: t('auto'), hint: t('auto.what') }, ...methods]}
        askLights={single ? (options) => lightsOf(options, (what) => ({ what })) : undefined}
        onChoose={(what) => choose({ what })}
      />
      <Cell
        {...cell('when')}
        icon={<ClockIcon size={16} />}
        shown={naming.when(choice.at)}
        hint={naming.besides(choice.at)}
        auto={false}
        value={choice.at}
        options={[...moments, { value: 'other', label: t('when.other') }]}
        askLights={
          single
            ? (options) =>
                lightsOf(
                  options.filter(({ value }) => value !== 'other'),
                  (at) => ({ at }),
                )
            : undefined
        }
        onChoose={(at) => (at === 'other' ? setPicking(true) : choose({ at }))}
      />
      <MomentDialog open={picking} onClose={() => setPicking(false)} />
    </div>
  );
}
