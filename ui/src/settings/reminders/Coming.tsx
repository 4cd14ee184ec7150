import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask, commands, keepShown } from '../../ipc';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';

const most = 5;

/** What will be said next, as it is chosen now. */
export function Coming() {
  const { t } = useTranslation('window/settings');
  const { say } = useSay('remind');
  const { stamp, exactly } = useWords();
  const { data: coming } = useQuery({
    queryKey: ['comingNotices', most],
    queryFn: () => ask(commands.comingNotices(most)),
    ...keepShown,
  });
  return (
    <>
      <h3 className="settings-sub">{t('reminders.coming')}</h3>
      {coming?.length === 0 && <p className="second dim">{t('reminders.coming.none')}</p>}
      <ul className={coming?.length ? 'settings-lines remind-coming' : undefined}>
        {coming?.map((notice) => (
          <li key={notice.key}>
            <time className="faint one-line" dateTime={notice.fires_at} title={exactly(notice.fires_at)}>
              {stamp(notice.fires_at)}
            </time>
            <Link href={notice.place} title={say('remind', notice.body)}>
              {say('remind', notice.title)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
