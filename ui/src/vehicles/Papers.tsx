import { useState } from 'react';
import { Tick } from '../parts/Tick';
import { useTranslation } from '../words/useTranslation';
import './Papers.css';

const lists = {
  practice: ['code', 'engine', 'face'],
  article: ['id', 'licence', 'marriage'],
} as const;

/** What to have at hand. What 12123 asks for and what is read about it are two lists; nobody knows which it will be. */
export function Papers() {
  const { t } = useTranslation('window/vehicles');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const turn = (paper: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(paper);
    else next.delete(paper);
    setTicked(next);
  };
  return (
    <section className="papers" aria-label={t('papers')}>
      <b>{t('papers')}</b>
      {(['practice', 'article'] as const).map((list) => (
        <fieldset key={list}>
          <legend className="meta dim">{t(`papers.${list}`)}</legend>
          {lists[list].map((paper) => (
            <Tick key={paper} checked={ticked.has(paper)} onChange={(on) => turn(paper, on)}>
              {t(`paper.${paper}`)}
            </Tick>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
