import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useDeedWords } from '../../history/deed';
import { addressOf } from '../../history/sifting';
import { ask, commands, keepShown } from '../../ipc';
import { Section } from '../../parts/Section';
import { useTranslation } from '../../words/useTranslation';
import { useWords } from '../../words/useWords';

/** What was done about it here, the newest first. What was taken back is not told. */
export function HistoryLines({ id }: { id: string }) {
  const { t } = useTranslation(['window/violations', 'done']);
  const words = useWords();
  const deedWords = useDeedWords();
  const { data } = useQuery({
    queryKey: ['history-of', id, 50],
    queryFn: () => ask(commands.history({ violation: id }, null, 50)),
    ...keepShown,
  });
  const told = (data?.passages ?? []).filter(({ state, reverts }) => state === 'done' && !reverts);
  if (told.length === 0) return null;
  return (
    <Section
      className="drawer-part"
      title={t('history')}
      aside={<Link href={addressOf({ violation: id })}>{t('history.all')}</Link>}
    >
      <ul className="drawer-history">
        {told.map((passage) => (
          <li key={passage.id}>
            <time dateTime={passage.at} title={words.exactly(passage.at)}>
              {words.stamp(passage.at)}
            </time>
            <span>
              {deedWords.deed(passage.what, passage.subject)}
              {passage.details.length > 0 && (
                <span className="dim"> {deedWords.details(passage).join(words.language === 'zh' ? '，' : ', ')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
