import type { PieceField } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';

/** How sure a field is: three bars and the reason, never a colour of the lights. */
export function Sureness({ field: { value, confidence, ground }, known }: { field: PieceField; known?: boolean }) {
  const { t } = useTranslation('window/intake');
  const { word, list } = useReason();
  const sure = value ? (confidence ?? 'low') : 'low';
  const reason = value
    ? list([
        confidence && word('intake_confidence', confidence),
        known ? t('known-car') : ground && word('intake_ground', ground),
      ])
    : t('not-there');
  return (
    <span className={`intake-sure intake-sure-${sure}`} title={reason}>
      <span className="intake-bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span className="ellipsis">{reason}</span>
    </span>
  );
}

function useReason() {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const list = (words: (string | false | null | undefined)[]) => words.filter(Boolean).join(t('comma'));
  return { word, list };
}
