import { useQuery } from '@tanstack/react-query';
import { ask, commands, keepShown, queryClient } from '../../ipc';
import { Button } from '../../parts/Button';
import { toast } from '../../parts/toast';
import { useTranslation } from '../../words/useTranslation';
import { Row } from '../Row';
import { useDoing } from '../useDoing';

const key = ['timer'];

/** The timer of the system, which reminds while nothing of the program is open. */
export function TimerRow() {
  const { t } = useTranslation('window/settings');
  const { busy, run } = useDoing();
  const { data: timer } = useQuery({ queryKey: key, queryFn: () => ask(commands.timer()), ...keepShown });
  // What takes a choice back is not taken back by the same keys again: those go on to what was done before.
  const set = (on: boolean, chosen = true) =>
    run(async () => {
      const now = await ask(commands.setTimer(on));
      queryClient.setQueryData(key, now);
      const said = on ? (now.running ? 'timer.on' : 'timer.later') : 'timer.off';
      const label = t('undo', { ns: 'window/shell' });
      toast({ text: t(said), action: { label, run: () => set(!on, !chosen), back: chosen, lasts: chosen } });
    });

  const possible = timer?.here && (timer.installed || timer.program !== null);
  const note = !timer || possible ? 'timer.note' : timer.here ? 'timer.no-command' : 'timer.elsewhere';
  return (
    <Row
      title={t('timer')}
      note={
        <>
          {t(note)}
          {timer?.installed && !timer.running && ` ${t('timer.waits')}`}
        </>
      }
    >
      {possible && (
        <Button busy={busy} onClick={() => set(!timer.installed)}>
          {t(timer.installed ? 'timer.remove' : 'timer.install')}
        </Button>
      )}
    </Row>
  );
}
