import { Link } from 'wouter';
import type { CitedText } from '../ipc';
import { Badge } from '../parts/Badge';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { readCitations } from './citation';
import type { Book } from './useRulebook';

/** The texts that are cited: which version, since when, and what could not be checked. */
export function TextsList({ texts, book }: { texts: readonly CitedText[]; book: Book }) {
  const { t } = useTranslation('window/rules');
  const { language } = useWords();
  return (
    <ul className="rules-texts">
      {texts.map((text) => {
        const citing = book.checks.filter(({ sources }) =>
          readCitations(sources, book.texts).some(({ id }) => id === text.id),
        );
        return (
          <li key={text.id}>
            <div className="row">
              <h3>{text.name[language]}</h3>
              <Badge>{t(text.law ? 'text.law' : 'text.other')}</Badge>
            </div>
            <p>{text.plain[language]}</p>
            <p className="second dim">
              {t(text.law ? 'text.dates' : 'text.read', { version: text.version, day: text.in_force })}
            </p>
            {citing.length > 0 && (
              <div className="rules-cited second">
                <span className="faint" style={{ lineHeight: '1.75rem' }}>
                  {t('text.cited', { count: citing.length })}
                </span>
                {citing.map((rule) => (
                  <Link key={rule.id} href={`/rules/${rule.id}`}>
                    {rule.title[language]}
                  </Link>
                ))}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
