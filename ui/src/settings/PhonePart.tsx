import { useQuery } from '@tanstack/react-query';
import { announceTrouble } from '../forms/deed';
import { ask, commands } from '../ipc';
import { Button } from '../parts/Button';
import { DownloadIcon } from '../parts/icons';
import { Trouble } from '../parts/Trouble';
import { toast } from '../parts/toast';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';
import { choose, useReminderChoices } from './reminders/useReminderChoices';
import { useDoing } from './useDoing';

/** The calendar file for the phone: kept up to date in a folder, or written once. */
export function PhonePart() {
  const { t } = useTranslation('window/settings');
  const { busy, run } = useDoing();
  const { data: choices, error } = useReminderChoices();
  const folder = choices?.calendar ?? null;
  // The folder may have gone since it was chosen, with the stick that it is on: keeping the file there tells.
  const { error: unkept } = useQuery({
    queryKey: ['calendarKept', folder],
    queryFn: () => ask(commands.keepCalendar()),
    enabled: folder !== null,
  });
  if (error) return <Trouble error={error} />;
  if (!choices) return null;

  const keepIn = () =>
    run(async () => {
      const calendar = await ask(commands.chooseFolder());
      if (calendar === null || !(await choose({ ...choices, calendar }, t('part.phone')))) return;
      // A folder that cannot be written to is not kept as chosen.
      await ask(commands.keepCalendar()).catch(async (error) => {
        await ask(commands.chooseReminders(choices));
        await announceTrouble(error);
      });
    });
  const stop = () => run(() => choose({ ...choices, calendar: null }, t('part.phone')));
  const exported = () =>
    run(async () => {
      const path = await ask(commands.exportCalendar(t('phone.file')));
      if (path !== null) toast({ text: t('phone.exported', { path }) });
    });

  return (
    <>
      <Row
        title={folder === null ? t('phone.off') : <code className="settings-path">{folder}</code>}
        note={folder === null ? t('phone.off.note') : unkept ? undefined : t('phone.on.note')}
      >
        {folder !== null && (
          <Button busy={busy} onClick={stop}>
            {t('phone.stop')}
          </Button>
        )}
        <Button busy={busy} onClick={keepIn}>
          {t(folder === null ? 'phone.choose' : 'phone.other')}
        </Button>
      </Row>
      {folder !== null && unkept && <Trouble error={unkept} />}
      <Row title={t('phone.once')} note={t('phone.once.note')}>
        <Button icon={<DownloadIcon size={16} />} busy={busy} onClick={exported}>
          {t('phone.export')}
        </Button>
      </Row>
      <div className="settings-say">
        <ul>
          <li>{t('phone.subscribe')}</li>
          <li>{t('phone.import')}</li>
          <li>{t('phone.private')}</li>
        </ul>
      </div>
    </>
  );
}
