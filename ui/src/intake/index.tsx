import { useEffect, useRef, useState } from 'react';
import type { CourseWord, Field } from '../ipc';
import { Page } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { useAction } from '../shell/actions';
import { useTranslation } from '../words/useTranslation';
import { AtWork } from './AtWork';
import { Bring } from './Bring';
import { fieldId } from './FieldRow';
import { Finished } from './Finished';
import { Foot } from './Foot';
import { ManyPieces } from './ManyPieces';
import { Offer } from './Offer';
import { PieceTabs, tabId } from './PieceTabs';
import { PieceView } from './PieceView';
import { Sources } from './Sources';
import { bringFiles, few, useSheet } from './table';
import { useDrop } from './useDrop';
import { usePicked } from './usePicked';
import { useTaking } from './useTaking';
import './intake.css';

/** 录入: what was brought, what was read from it, and what becomes of it. */
export default function Intake() {
  const { t } = useTranslation(['window/intake', 'window/shell']);
  const { data: sheet, error } = useSheet();
  const box = useRef<HTMLTextAreaElement>(null);
  const { all, piece, wanted, ...picked } = usePicked(sheet);
  const [at, setAt] = useState<Field>();
  const [filter, setFilter] = useState<CourseWord | 'all'>('all');
  const { take, busy, finished, forget } = useTaking(sheet);
  const over = useDrop(bringFiles);
  useAction('intake.take', take);
  useAction('new', () => box.current?.focus());

  // Who asks for something new begins to write at once.
  useEffect(() => {
    if (history.state === 'new') box.current?.focus();
  }, []);

  const pick = (number: number | undefined) => {
    setAt(undefined);
    picked.pick(number);
  };

  const total = sheet?.total ?? 0;
  const isEmpty = sheet !== undefined && sheet.brought.length === 0;

  // A place in the text leads to its field, whose piece may have to be shown first.
  const reach = (number: number, field?: Field) => {
    pick(number);
    if (field) requestAnimationFrame(() => document.getElementById(fieldId(number, field))?.focus());
  };

  const right = () => {
    if (!sheet) return null;
    if (isEmpty && finished) {
      const more = () => {
        forget();
        box.current?.focus();
      };
      return <Finished {...finished} onMore={more} />;
    }
    if (isEmpty || total === 0) return <Offer />;
    if (total > few) {
      return (
        <ManyPieces sheet={sheet} piece={piece} filter={filter} onFilter={setFilter} onPick={pick}>
          {(place) => piece && <PieceView piece={piece} place={place} at={at} onReach={setAt} wanted={wanted} />}
        </ManyPieces>
      );
    }
    const place = (all ?? []).findIndex(({ number }) => number === piece?.number);
    return (
      <>
        <PieceTabs pieces={all ?? []} at={piece?.number} onPick={pick} />
        <div
          className="intake-panel"
          id="intake-panel"
          role="tabpanel"
          aria-labelledby={piece && tabId(piece.number)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
          tabIndex={0}
        >
          {piece && (
            <PieceView key={piece.number} piece={piece} place={place + 1} at={at} onReach={setAt} wanted={wanted} />
          )}
        </div>
      </>
    );
  };

  return (
    <div className={over ? 'intake intake-over' : 'intake'}>
      <Page title={t('title')} subtitle={t('subtitle')} actions={<Local />} line bare>
        {error ? (
          <Trouble error={error} />
        ) : (
          <div className="intake-columns-two">
            <div className="intake-left">
              {sheet && !isEmpty && (
                <Sources
                  sheet={sheet}
                  pieces={all ?? (piece ? [piece] : [])}
                  shown={piece}
                  at={at}
                  onPick={reach}
                  onFaulty={() => {
                    if (total > few) {
                      pick(undefined);
                      setFilter('incomplete');
                    } else pick(all?.find(({ course }) => course === 'incomplete')?.number);
                  }}
                />
              )}
              <Bring first={isEmpty} box={box} />
              <AtWork />
            </div>
            <section className="intake-right" aria-label={t('result')}>
              {right()}
              {sheet && total > 0 && <Foot sheet={sheet} busy={busy} onTake={take} />}
            </section>
          </div>
        )}
      </Page>
      {over && <div className="intake-drop">{t('drop')}</div>}
    </div>
  );
}

function Local() {
  const { t } = useTranslation('window/intake');
  return <span className="dim second intake-local">{t('local')}</span>;
}
