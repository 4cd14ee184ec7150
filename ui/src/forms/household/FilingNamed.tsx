import type { Family, Filing } from '../../ipc';
import { Plate } from '../../parts/Plate';
import { useTranslation } from '../../words/useTranslation';

/** A filing by its car and account: 冀F·3K7P9 备到李梅名下. */
export function FilingNamed({ family, filing }: { family: Family; filing: Filing }) {
  const { t } = useTranslation('window/household-forms');
  const plate = family.vehicles.find(({ id }) => id === filing.vehicle)?.plate ?? '';
  return (
    <>
      <Plate>{plate}</Plate>
      {t('filing.named', { holder: holderOf(family, filing) })}
    </>
  );
}

/** What the family calls a filing's account. */
export function holderOf(family: Family, filing: Filing): string {
  const account = family.accounts.find(({ id }) => id === filing.account);
  return account?.label ?? family.members.find(({ id }) => id === account?.member)?.name ?? '';
}
