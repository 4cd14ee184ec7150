import { useState } from 'react';
import { Link } from 'wouter';
import { ChevronDownIcon, ChevronUpIcon } from '../parts/icons';
import { Lamp } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';

/** The checks that found nothing: one line, and all of them for whoever opens it. */
export function Passed({ passed, all }: { passed: readonly string[]; all: boolean }) {
  const { t } = useTranslation(['window/check', 'window/passed']);
  const words = useWords();
  const [open, setOpen] = useState(false);
  if (passed.length === 0) return null;
  const phrase = (check: string) => t(`window/passed:${check}`);
  return (
    <>
      <button type="button" className="inspector-line passed" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Lamp light="payable" silent />
        <span className="one-line">
          <b className="tone-go">{t('passed')}</b> {t(all ? 'passed.all' : 'passed.others', { count: passed.length })}
        </span>
        <span className="second dim ellipsis">{!open && words.names(passed.map(phrase))}</span>
        <span className="spacer" />
        {open ? <ChevronUpIcon size={16} /> : <ChevronDownIcon size={16} />}
      </button>
      {open && (
        <ul className="passed-all second">
          {passed.map((check) => (
            <li key={check}>
              <Link href={`/rules/${check}`}>{phrase(check)}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
