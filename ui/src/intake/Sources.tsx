import type { Brought, Field, Piece, Sheet } from '../ipc';
import { Button } from '../parts/Button';
import { useTranslation } from '../words/useTranslation';
import { FileCard } from './FileCard';
import { TextCard } from './TextCard';
import './Sources.css';
import { putAway } from './table';

type SourcesProps = {
  sheet: Sheet;
  /** All pieces when they are few, else the one that is shown. */
  pieces: readonly Piece[];
  shown: Piece | undefined;
  at: Field | undefined;
  onPick: (piece: number, field?: Field) => void;
  onFaulty: () => void;
};

/** What was brought: each text with what was read from it, each table with its columns. */
export function Sources({ sheet, pieces, shown, at, onPick, onFaulty }: SourcesProps) {
  const { t } = useTranslation('window/intake');
  const textsOf = (brought: Brought) =>
    brought.is === 'text' ? pieces.filter(({ source }) => source === brought.number) : [];
  const count = sheet.brought.reduce((sum, one) => sum + Math.max(1, textsOf(one).length), 0);
  return (
    <section className="intake-sources" aria-labelledby="intake-sources">
      <div className="intake-sources-head">
        <h2 id="intake-sources" aria-live="polite">
          {t('sources', { count })}
        </h2>
        <span className="spacer" />
        <Button size={28} variant="subtle" onClick={() => putAway(null)}>
          {t('clear')}
        </Button>
      </div>
      <div className="intake-cards">
        {sheet.brought.map((brought) => {
          const texts = textsOf(brought);
          if (texts.length === 0) {
            return <FileCard key={brought.number} brought={brought} counts={sheet.counts} onFaulty={onFaulty} />;
          }
          return texts.map((piece) => (
            <TextCard
              key={`${brought.number} ${piece.number}`}
              brought={brought}
              piece={piece}
              on={piece.number === shown?.number}
              at={piece.number === shown?.number ? at : undefined}
              onPick={(field) => onPick(piece.number, field)}
            />
          ));
        })}
      </div>
    </section>
  );
}
