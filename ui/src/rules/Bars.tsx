import type { Grade } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import './Bars.css';

const filled = { law: 3, observed: 2, reported: 1 } as const;

/** How sure something is: three bars and a word, for a colour would read as a light. */
export function Bars({ grade }: { grade: Grade }) {
  const { t } = useTranslation('window/rules');
  const { word } = useSay();
  return (
    <span className="bars" title={t(`grade.${grade}`)}>
      <span className="bars-drawn" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} className={bar <= filled[grade] ? 'bars-on' : undefined} />
        ))}
      </span>
      {word('grade', grade)}
    </span>
  );
}
