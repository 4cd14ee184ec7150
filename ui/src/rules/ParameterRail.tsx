import { Link } from 'wouter';
import type { Setting } from '../ipc';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Bars } from './Bars';
import { ParameterBox } from './ParameterBox';
import type { Book } from './useRulebook';

/** A parameter, and the checks that would judge otherwise if it were another. */
export function ParameterRail({ setting, book }: { setting: Setting; book: Book }) {
  const { t } = useTranslation('window/rules');
  const { language } = useWords();
  const users = book.checks.filter(({ parameters }) => parameters.includes(setting.id));
  return (
    <div className="rules-rail">
      <header>
        <h2>{setting.title[language]}</h2>
        <Bars grade={setting.grade} />
      </header>
      <ParameterBox setting={setting} texts={book.texts} untitled />
      <Section title={t('used-by', { count: users.length })}>
        {users.length === 0 ? (
          <p className="second dim">{t('used-by.dates')}</p>
        ) : (
          <div className="rules-links">
            {users.map((rule) => (
              <Link key={rule.id} href={`/rules/${rule.id}`}>
                {rule.title[language]}
              </Link>
            ))}
          </div>
        )}
      </Section>
    </div>
  );
}
