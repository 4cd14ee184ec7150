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

  // What takes a choice back is not taken back by the same keys again: those go on to what was done before.
  const set = (
    how: () => Promise<TrayStanding>,
    said: (now: TrayStanding) => string,
    back: () => void,
    chosen: boolean,
  ) =>
    run(async () => {
      const now = await how();
      queryClient.setQueryData(key, now);
      toast({
        text: said(now),
        action: now.missing ? undefined : { label: t('window/shell:undo'), run: back, back: chosen, lasts: chosen },
      });
    });
  const stay = (on: boolean, chosen = true) =>
    set(
      () => ask(commands.chooseTray(on)),
      (now) => t(now.missing ? 'tray.missing' : on ? 'tray.on' : 'tray.off'),
      () => stay(!on, !chosen),
      chosen,
    );
  const start = (on: boolean, chosen = true) =>
    set(
      () => ask(commands.chooseAutostart(on)),
      (now) => t(now.autostart ? 'autostart.on' : 'autostart.off'),
      () => start(!on, !chosen),
      chosen,
    );

  return (
    <>
      <Row
        title={
          <Tick checked={tray?.on ?? false} onChange={(on) => stay(on)}>
            {t('tray')}
          </Tick>
        }
        note={t(tray?.missing ? 'tray.missing' : 'tray.note')}
      />
      <Row
        title={
          <Tick checked={tray?.autostart ?? false} disabled={!tray?.on} onChange={(on) => start(on)}>
            {t('autostart')}
          </Tick>
        }
        note={t(tray?.on ? 'autostart.note' : 'autostart.first')}
      />
    </>
  );
}
