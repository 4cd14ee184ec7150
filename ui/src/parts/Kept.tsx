import { useQuery } from '@tanstack/react-query';
import { announceTrouble, doDeed } from '../forms/deed';
import { ask, commands, keepShown } from '../ipc';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { IconButton } from './Button';
import { TrashIcon } from './icons';
import { Section } from './Section';
import './Kept.css';

/** The texts that were kept: of a violation, or those of none, such as reminders to move a car. Without one it is not there. */
export function Kept({ violation, className }: { violation: string | null; className?: string }) {
  const { t } = useTranslation('window/shell');
  const { word } = useSay();
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['kept', violation],
    queryFn: () => ask(commands.kept(violation)),
    ...keepShown,
  });
  if (!data || data.length === 0) return null;
  return (
    <Section
      className={className}
      title={t(violation ? 'kept.words' : 'kept')}
      note={t('kept.count', { count: data.length })}
    >
      <ul className="kept">
        {data.map(({ id, kind, text, at, car }) => (
          <li key={id}>
            {!(violation && kind === 'source_text') && (
              <p className="meta dim">
                {[word('note_kind', kind), car, at && words.stamp(at)].filter(Boolean).join(' · ')}
              </p>
            )}
            <p className="kept-text">{text}</p>
            <IconButton
              size={28}
              label={t('kept.remove')}
              icon={<TrashIcon size={16} />}
              onClick={() => doDeed({ deed: 'remove', noun: 'note', id }).catch(announceTrouble)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
