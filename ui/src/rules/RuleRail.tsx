import type { Rule } from '../ipc';
import { Badge } from '../parts/Badge';
import { Section } from '../parts/Section';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { Affected } from './Affected';
import { Bars } from './Bars';
import { inForce, readCitations } from './citation';
import { Markdown } from './Markdown';
import { ParameterBox } from './ParameterBox';
import { type Book, useCite } from './useRulebook';

/** A check, whole: its page, where article and law differ, its parameters, and whom it speaks about now. */
export function RuleRail({ rule, book }: { rule: Rule; book: Book }) {
  const { t } = useTranslation('window/rules');
  const { language } = useWords();
  const { word } = useSay();
  const cite = useCite(book.texts);
  const since = inForce(readCitations(rule.sources, book.texts));
  const settings = rule.parameters.flatMap((id) => book.parameters.find((setting) => setting.id === id) ?? []);

  return (
    <div className="rules-rail">
      <header>
        <h2>{rule.title[language]}</h2>
        <div className="row">
          <Badge>{word('severity', rule.severity)}</Badge>
          <Badge>{word('step', rule.step)}</Badge>
          <Bars grade={rule.grade} />
        </div>
        <p className="second dim">
          {[...cite(rule.sources), since && t('in-force', { day: since })].filter(Boolean).join(t('between'))}
        </p>
      </header>
      {rule.differs && (
        <p className="rules-differs">
          <b>{t('differs')}</b>
          {t(rule.differs)}
        </p>
      )}
      {settings.length > 0 && (
        <Section title={t('column.parameters')}>
          <div className="rules-parameters">
            {settings.map((setting) => (
              <ParameterBox key={setting.id} setting={setting} texts={book.texts} />
            ))}
          </div>
        </Section>
      )}
      <Affected check={rule.id} />
      <Section title={t('page')}>
        <Markdown>{rule.page[language]}</Markdown>
      </Section>
    </div>
  );
}
