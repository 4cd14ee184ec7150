import { useQuery } from '@tanstack/react-query';
import { openForm } from '../forms/asked';
import { ask, commands, useToday } from '../ipc';
import { Button } from '../parts/Button';
import { EditIcon, FileIcon, MessageIcon, TableIcon, WalletIcon } from '../parts/icons';
import { Kept } from '../parts/Kept';
import { plainPlate } from '../words/format';
import { useTranslation } from '../words/useTranslation';
import { type Example, exampleOf } from './examples';
import { bringText, chooseFiles } from './table';

const kinds: readonly { kind: string; icon: typeof FileIcon; example?: Example }[] = [
  { kind: 'record', icon: MessageIcon, example: 'record' },
  { kind: 'move', icon: MessageIcon, example: 'move' },
  { kind: 'decision', icon: FileIcon, example: 'decision' },
  { kind: 'line', icon: EditIcon, example: 'line' },
  { kind: 'table', icon: TableIcon },
  { kind: 'bill', icon: WalletIcon },
];

/** What can be brought, each with an example or a way to it. */
export function Offer() {
  const { t } = useTranslation('window/intake');
  const today = useToday();
  const { data: family } = useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()) });
  const plate = family?.vehicles[0] && plainPlate(family.vehicles[0].plate);
  return (
    <div className="intake-offers">
      <h2>{t('offer')}</h2>
      <ul>
        {kinds.map(({ kind, icon: Icon, example }) => (
          <li key={kind}>
            <Icon size={18} aria-hidden />
            <span className="intake-offers-words">
              <b>{t(`offer.${kind}`)}</b>
              <span className="dim second">{t(`offer.${kind}.hint`)}</span>
            </span>
            {example ? (
              <Button
                size={28}
                aria-label={t('example.of', { kind: t(`offer.${kind}`) })}
                onClick={() => bringText(exampleOf(example, today, plate))}
              >
                {t('example')}
              </Button>
            ) : (
              <Button size={28} aria-label={t('choose.of', { kind: t(`offer.${kind}`) })} onClick={chooseFiles}>
                {t('choose')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="dim second">
        {t('by-hand')}{' '}
        <Button size={28} variant="subtle" onClick={() => openForm({ form: 'violation' })}>
          {t('by-hand.form')}
        </Button>
      </p>
      <Kept violation={null} className="intake-kept" />
    </div>
  );
}
