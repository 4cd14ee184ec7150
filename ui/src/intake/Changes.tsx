import type { Piece, Resemblance } from '../ipc';
import { Button } from '../parts/Button';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { useWritten } from './Resembling';
import { decide } from './table';

/** What a piece changes on the violation that it goes onto. */
export function Changes({ piece, alike }: { piece: Piece; alike: Resemblance }) {
  const { t } = useTranslation('window/intake');
  const { word } = useSay();
  const written = useWritten();
  const { chosen } = piece;
  const lines = alike.lines.filter(
    ({ field, differs, this: mine }) =>
      differs && mine && (chosen.choosing !== 'onto' || chosen.fields.includes(field)),
  );
  return (
    <section className="intake-changes" aria-label={t('changes')}>
      <h2>{t('changes')}</h2>
      <dl>
        {lines.map(({ field, this: mine, other }) => (
          <div key={field}>
            <dt>{word('intake_field', field)}</dt>
            <dd>
              {other && <s>{written(field, other)}</s>} {mine && written(field, mine)}
            </dd>
          </div>
        ))}
      </dl>
      {lines.length === 0 && <p className="dim second">{t('changes.none')}</p>}
      {chosen.choosing === 'onto' && (
        <Button size={28} onClick={() => decide(piece.number, { choosing: 'proposed' })}>
          {t('think-again')}
        </Button>
      )}
    </section>
  );
}
