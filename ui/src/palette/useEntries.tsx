import { openForm } from '../forms/asked';
import { bringText } from '../intake/table';
import type { Account, Finds, FoundOffence, Row } from '../ipc';
import { BookIcon, CarIcon, ClipboardIcon, CreditCardIcon, IdCardIcon, UserIcon } from '../parts/icons';
import { Lamp } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { go } from '../shell/address';
import { dayOf } from '../words/beijing';
import { readPlate } from '../words/readPlate';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { type Entry, looksLikeRecord, rank } from './entries';
import { useDoings } from './useDoings';
import { useFamilyFound, useFinds } from './useFinds';
import { useVerbs } from './useVerbs';

/** Everything that a text finds; while the next answer is on its way, what the last one found. */
export function useEntries(text: string): { entries: Entry[]; found: boolean } {
  const wanted = text.trim();
  const { finds, texts } = useFinds(wanted);
  const doings = useDoings();
  const verbs = useVerbs(wanted);
  const { facts, accounts, bring } = useFacts();
  const found = [...(finds ? facts(finds) : []), ...(wanted ? accounts(texts) : []), ...verbs, ...rank(doings, wanted)];
  const offers = wanted !== '' && finds && (found.length === 0 || looksLikeRecord(wanted, finds.offences.length > 0));
  return { entries: offers ? [...found, bring(wanted)] : found, found: finds !== undefined };
}

/** What was found among the facts, as lines. The order is that of the answer. */
function useFacts() {
  const { t } = useTranslation(['window/palette', 'window/shell']);
  const words = useWords();
  const family = useFamilyFound();

  const standing = (row: Row): string => {
    const light = t(`light.${row.light}`, { ns: 'window/shell' });
    const more = () => {
      if (row.light === 'settled') return row.paid_at ? t('paid', { day: words.day(dayOf(row.paid_at)) }) : '';
      if (row.light === 'blocked') {
        if (row.clears_at) {
          return t(row.clears_expected ? 'clears.expected' : 'clears', { when: words.moment(row.clears_at) });
        }
        return row.next_step === 'confirm' ? t('confirm-first') : '';
      }
      if (row.next_step === 'confirm') return t('confirm-first');
      return row.last_day ? words.deadline(row.last_day) : '';
    };
    return [light, more()].filter(Boolean).join(words.language === 'zh' ? '，' : ', ');
  };

  const violation = (row: Row): Entry => {
    const settled = row.stage === 'paid' || row.stage === 'revoked';
    return {
      id: `violation-${row.id}`,
      group: 'violations',
      icon: <Lamp light={row.light} silent />,
      label: row.offence,
      shown: <Plate>{row.plate}</Plate>,
      hint: standing(row),
      end: <Money fen={row.amount_fen} />,
      said: `${row.offence} ${row.plate} ${standing(row)} ${words.money(row.amount_fen)}`,
      copies: row.decision_number?.replace(/\s+/g, ''),
      run: () => go(`/${settled ? 'violations' : 'check'}/${encodeURIComponent(row.id)}`),
    };
  };

  const offence = (found: FoundOffence): Entry => ({
    id: `offence-${found.behaviour}`,
    group: 'offences',
    icon: <ClipboardIcon size={18} />,
    label: found.behaviour,
    hint: t(found.points === null ? 'offence.fine' : 'offence', { fine: found.fine, points: found.points }),
    end: t('enter'),
    run: () =>
      openForm({
        form: 'violation',
        given: { offence: found.behaviour, code: found.codes[0], points: found.points ?? undefined },
      }),
  });

  const bring = (text: string): Entry => ({
    id: 'bring',
    group: 'bring',
    icon: <ClipboardIcon size={18} />,
    label: t('bring', { text }),
    run: () => void bringText(text),
  });

  const facts = (finds: Finds): Entry[] => [
    ...finds.violations.map(violation),
    ...finds.vehicles.map(
      ({ id, plate, nickname }): Entry => ({
        id: `vehicle-${id}`,
        group: 'vehicles',
        icon: <CarIcon size={18} />,
        label: nickname ?? readPlate(plate).plate,
        shown: nickname ? <Plate>{plate}</Plate> : undefined,
        run: () => go(`/vehicles?${new URLSearchParams({ car: id })}`),
      }),
    ),
    ...finds.members.map(
      ({ id, name }): Entry => ({
        id: `member-${id}`,
        group: 'members',
        icon: <UserIcon size={18} />,
        label: name,
        run: () => go(`/accounts?${new URLSearchParams({ member: id })}`),
      }),
    ),
    ...finds.methods.map(
      ({ id, label }): Entry => ({
        id: `method-${id}`,
        group: 'methods',
        icon: <CreditCardIcon size={18} />,
        label,
        hint: t('balance'),
        run: () => openForm({ form: 'balance', method: id }),
      }),
    ),
    ...finds.checks.map(
      ({ id, title }): Entry => ({
        id: `check-${id}`,
        group: 'checks',
        icon: <BookIcon size={18} />,
        label: title[words.language],
        end: t('page.rules', { ns: 'window/shell' }),
        run: () => go(`/rules/${encodeURIComponent(id)}`),
      }),
    ),
    ...finds.offences.map(offence),
  ];

  const account = ({ id, member, label }: Account): Entry => {
    const holder = family?.members.find(({ id }) => id === member)?.name ?? '';
    return {
      id: `account-${id}`,
      group: 'accounts',
      icon: <IdCardIcon size={18} />,
      label: label || `${holder} 12123`,
      hint: holder,
      words: `${holder} ${t('words.accounts')}`,
      run: () => go(`/accounts?${new URLSearchParams({ member })}`),
    };
  };
  const accounts = (texts: readonly string[]): Entry[] => {
    const all = family?.accounts.map(account) ?? [];
    return [...new Set(texts.flatMap((text) => rank(all, text)))];
  };

  return { facts, accounts, bring };
}
