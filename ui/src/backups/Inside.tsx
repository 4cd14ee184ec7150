import type { Contents } from '../ipc';
import { AlertIcon, CheckIcon } from '../parts/icons';
import { KeyValue } from '../parts/KeyValue';
import { sizeOf } from '../violations/drawer/evidence';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { nameOf } from './restore';
import '../parts/table.css';

/** What is in a backup: when, how many facts, whether it is sound, and what differs from today. */
export function Inside({ contents }: { contents: Contents }) {
  const { t } = useTranslation('window/backups');
  const { stamp, names } = useWords();
  const { word } = useSay();
  const counts = useCounts();
  const { made_at, last_change, facts, sound, difference } = contents;
  const files = ({ files, without_file }: Contents) => {
    const told = [
      files.there === 'files' && t('files.are', { count: files.count, size: sizeOf(files.kilobytes * 1000) }),
      files.there === 'unreadable' && t('files.unreadable', { file: nameOf(files.file) }),
      without_file > 0 && t('files.without', { count: without_file }),
    ];
    const lines = told.filter((line) => line !== false);
    return lines.length === 0 ? null : lines.map((line) => <div key={line}>{line}</div>);
  };
  return (
    <>
      <KeyValue
        rows={[
          [t('made-at'), made_at && stamp(made_at)],
          [t('last-change'), last_change && stamp(last_change)],
          [t('inside'), facts.length > 0 ? names(counts(facts)) : t('inside.nothing')],
          [t('files.beside'), files(contents)],
          [
            t('checked'),
            <span key="sound" className="row backup-checked">
              {sound ? <CheckIcon size={16} aria-hidden /> : <AlertIcon size={16} aria-hidden />}
              {t(sound ? 'sound' : 'unsound')}
            </span>,
          ],
          [
            t('difference'),
            difference === null ? t('difference.unknown') : difference.length === 0 ? t('difference.none') : undefined,
          ],
        ]}
      />
      {difference !== null && difference.length > 0 && (
        <table className="table table-dense backup-difference">
          <caption>{t('difference')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              {(['added', 'changed', 'removed'] as const).map((way) => (
                <th key={way} scope="col" className="end">
                  {t(way)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {difference.map(({ noun, added, changed, removed }) => (
              <tr key={noun}>
                <td>{word('noun', noun)}</td>
                {[added, changed, removed].map((count, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
                  <td key={place} className={count === 0 ? 'end faint' : 'end'}>
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Counts by kind as words: 违法 13. */
export function useCounts() {
  const { word } = useSay();
  return (facts: Contents['facts']) => facts.map(([noun, count]) => `${word('noun', noun)} ${count}`);
}
