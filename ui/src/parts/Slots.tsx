import { useTranslation } from '../words/useTranslation';
import './Slots.css';

type SlotsProps = { used: number; pending: number; total: number };

/** Places taken, places under review, places left. */
export function Slots({ used, pending, total }: SlotsProps) {
  const { t } = useTranslation();
  const kinds = Array.from({ length: Math.max(total, used + pending) }, (_, place) =>
    place < used ? 'used' : place < used + pending ? 'pending' : 'left',
  );
  return (
    <span className="slots" role="img" aria-label={t('slots', { used, pending, total })}>
      {kinds.map((kind, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place has no name but its number
        <span key={place} className={`slot slot-${kind}`} />
      ))}
    </span>
  );
}
