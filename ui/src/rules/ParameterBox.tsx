import type { Setting } from '../ipc';
import { LockIcon } from '../parts/icons';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { Bars } from './Bars';
import { OverrideEditor } from './OverrideEditor';
import { type Book, useCite, useValueWords } from './useRulebook';
import { valueWords } from './values';
import './ParameterBox.css';

type ParameterBoxProps = { setting: Setting; texts: Book['texts']; untitled?: boolean };

/** A parameter: what it means, its value, and what it was before. What the law fixes is read, everything else changed. */
export function ParameterBox({ setting, texts, untitled = false }: ParameterBoxProps) {
  const { t } = useTranslation('window/rules');
  const { language } = useWords();
  const words = useValueWords();
  const cite = useCite(texts);

  return (
    <div className="parameter-box">
      {!untitled && (
        <div className="row">
          <h3>{setting.title[language]}</h3>
          <span className="spacer" />
          <Bars grade={setting.grade} />
        </div>
      )}
      <p className="second dim">{setting.plain[language]}</p>
      {setting.overridable ? (
        <OverrideEditor setting={setting} />
      ) : (
        <p className="row">
          <LockIcon size={14} aria-hidden />
          <b>{valueWords(setting, setting.published, words)}</b>
          <span className="faint second">{t(setting.grade === 'law' ? 'locked.law' : 'locked')}</span>
        </p>
      )}
      <ul className="parameter-box-dated">
        {setting.values.map((dated) => (
          <li key={dated.from}>
            {t(dated.to ? 'dated.until' : setting.values.length > 1 ? 'dated.since' : 'dated.only', {
              from: dated.from,
              to: dated.to,
              value: valueWords(setting, dated.value, words),
            })}
            <span className="faint">{cite(dated.sources).join(t('between'))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
