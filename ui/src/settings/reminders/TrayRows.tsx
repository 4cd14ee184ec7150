import { useQuery } from '@tanstack/react-query';
import { ask, commands, keepShown, queryClient, type TrayStanding } from '../../ipc';
import { Tick } from '../../parts/Tick';
import { toast } from '../../parts/toast';
import { useTranslation } from '../../words/useTranslation';
import { Row } from '../Row';
import { useDoing } from '../useDoing';

const key = ['tray'];

/** Whether the program stays in the tray, and starts there with the computer. */
export function TrayRows() {
  const { t } = useTranslation(['window/settings', 'window/shell']);
  const { run } = useDoing();
  const { data: tray } = useQuery({ queryKey: key, queryFn: () => ask(commands.tray()), ...keepShown });

  const set = (how: () => Promise<TrayStanding>, said: (now: TrayStanding) => string, back: () => void) =>
    run(async () => {
      const now = await how();
      queryClient.setQueryData(key, now);
      toast({
        text: said(now),
        action: now.missing ? undefined : { label: t('window/shell:undo'), run: back, back: true },
      });
    });
  const stay = (on: boolean) =>
    set(
      () => ask(commands.chooseTray(on)),
      (now) => t(now.missing ? 'tray.missing' : on ? 'tray.on' : 'tray.off'),
      () => stay(!on),
    );
  const start = (on: boolean) =>
    set(
      () => ask(commands.chooseAutostart(on)),
      (now) => t(now.autostart ? 'autostart.on' : 'autostart.off'),
      () => start(!on),
    );

  return (
    <>
      <Row
        title={
          <Tick checked={tray?.on ?? false} onChange={stay}>
            {t('tray')}
          </Tick>
        }
        note={t(tray?.missing ? 'tray.missing' : 'tray.note')}
      />
      <Row
        title={
          <Tick checked={tray?.autostart ?? false} disabled={!tray?.on} onChange={start}>
            {t('autostart')}
          </Tick>
        }
        note={t(tray?.on ? 'autostart.note' : 'autostart.first')}
      />
    </>
  );
}
