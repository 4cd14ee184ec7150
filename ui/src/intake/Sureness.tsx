import type { PieceField } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';

type SurenessProps = {
  field: PieceField;
  /** The household's car that its plate is, by the name that it goes by. */
  car?: string | null;
};

/** How sure a field is: three bars and the reason, never a colour of the lights. */
export function Sureness({ field: { value, confidence, ground }, car }: SurenessProps) {
  const { t } = useTranslation('window/intake');
  const { word, list } = useReason();
  const sure = value ? (confidence ?? 'low') : 'low';
  // *2K6: which car that is.
  const isPart = value?.kind === 'text' && value.value.includes('*');
  const reason = value
    ? list([
        confidence && word('intake_confidence', confidence),
        car ? t(isPart ? 'is-car' : 'known-car', { car }) : ground && word('intake_ground', ground),
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
