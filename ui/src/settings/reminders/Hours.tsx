import { useState } from 'react';
import type { Choices } from '../../ipc';
import { ClockField } from '../../parts/ClockField';
import { Tick } from '../../parts/Tick';
import { useTranslation } from '../../words/useTranslation';
import { Row } from '../Row';
import { choose } from './useReminderChoices';

/** At what time of day it is reminded, and when it is quiet. */
export function Hours({ choices }: { choices: Choices }) {
  const { t } = useTranslation('window/settings');
  const quiet = choices.quiet ?? null;
  const setQuiet = (next: Choices['quiet']) => choose({ ...choices, quiet: next }, t('reminders.quiet'));
  return (
    <>
      <Row title={t('reminders.time')} note={t('reminders.time.note')}>
        <KeptClock
          label={t('reminders.time')}
          kept={choices.time ?? '09:00'}
          onKeep={(time) => choose({ ...choices, time }, t('reminders.time'))}
        />
      </Row>
      <Row
        title={
          <Tick checked={quiet !== null} onChange={(on) => setQuiet(on ? { from: '22:00', to: '08:00' } : null)}>
            {t('reminders.quiet')}
          </Tick>
        }
        note={t('reminders.quiet.note')}
      >
        {quiet && (
          <span className="row">
            <KeptClock
              label={t('reminders.quiet.from')}
              kept={quiet.from}
              not={quiet.to}
              onKeep={(from) => setQuiet({ ...quiet, from })}
            />
            <span className="dim" aria-hidden="true">
              –
            </span>
            <KeptClock
              label={t('reminders.quiet.to')}
              kept={quiet.to}
              not={quiet.from}
              onKeep={(to) => setQuiet({ ...quiet, to })}
            />
          </span>
        )}
      </Row>
      <Row
        title={
          <Tick
            checked={choices.daily_maintenance ?? false}
            onChange={(daily_maintenance) => choose({ ...choices, daily_maintenance }, t('reminders.maintenance'))}
          >
            {t('reminders.maintenance')}
          </Tick>
        }
        note={t('reminders.maintenance.note')}
      />
    </>
  );
}

type KeptClockProps = {
  label: string;
  kept: string;
  /** A clock that it may not be: quiet hours that end where they begin would never end. */
  not?: string;
  onKeep: (clock: string) => Promise<boolean>;
};

/** A clock that is kept when its box is left. */
function KeptClock(props: KeptClockProps) {
  // Begun anew when the clock becomes another, such as by a way back.
  return <Clock key={props.kept} {...props} />;
}

function Clock({ label, kept, not, onKeep }: KeptClockProps) {
  const { t } = useTranslation('window/settings');
  const [clock, setClock] = useState(kept);
  return (
    <ClockField
      label={label}
      wrong={t('reminders.clock')}
      value={clock}
      onChange={setClock}
      onDone={async (read) => {
        if (read === not) setClock(kept);
        else if (read !== kept && !(await onKeep(read))) setClock(kept);
      }}
    />
  );
}
