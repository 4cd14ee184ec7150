import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask, commands, keepShown } from '../../ipc';
import { Section } from '../../parts/Section';
import { useWords } from '../../words/useWords';

/** What was done about it here, the newest first. What was taken back is not told. */
export function HistoryLines({ id }: { id: string }) {
  const { t } = useTranslation(['window/violations', 'done']);
  const words = useWords();
  const { data: passages = [] } = useQuery({
    queryKey: ['history', id, 50],
    queryFn: () => ask(commands.history(id, 50)),
    ...keepShown,
  });
  const told = passages.filter(({ state, reverts }) => state === 'done' && !reverts);
  if (told.length === 0) return null;
  return (
    <Section className="drawer-part" title={t('history')}>
      <ul className="drawer-history">
        {told.map((passage) => (
          <li key={passage.id}>
            <time dateTime={passage.at} title={words.exactly(passage.at)}>
              {words.stamp(passage.at)}
            </time>
            <span>
              {t(passage.what, { ns: 'done', subject: passage.subject[words.language] }).replace(/\s+/g, ' ').trim()}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
