import { Lamp } from '../parts/Lamp';
import { Trouble } from '../parts/Trouble';
import { useStanding } from '../shell/useStanding';
import { useTranslation } from '../words/useTranslation';
import { Coming } from './reminders/Coming';
import { Hours } from './reminders/Hours';
import { KindRow } from './reminders/KindRow';
import { kinds, withKind } from './reminders/leads';
import { TimerRow } from './reminders/TimerRow';
import { TrayRows } from './reminders/TrayRows';
import { TrialRow } from './reminders/TrialRow';
import { choose, useReminderChoices } from './reminders/useReminderChoices';
import { Why } from './Why';
import './Reminders.css';

/** What is said, how many days before, at what hour, and how it is heard of while nothing is open. */
export function RemindersPart() {
  const { t } = useTranslation('window/settings');
  const { data: choices, error } = useReminderChoices();
  const unread = useStanding(true)?.choices_unread;
  if (error) return <Trouble error={error} />;
  if (!choices) return null;
  return (
    <>
      {unread && (
        <ul className="settings-lines">
          <li>
            <Lamp light="unknown" silent />
            <b>{t('window/shell:choices-unread')}</b>
            <Why report={unread} />
          </li>
        </ul>
      )}
      <ul className="settings-lines" aria-label={t('reminders.kinds')}>
        {kinds.map((kind) => (
          <KindRow
            key={kind}
            kind={kind}
            choice={choices.kinds?.[kind] ?? {}}
            onChange={(choice) => choose(withKind(choices, kind, choice), t(`remind.${kind}`))}
          />
        ))}
      </ul>
      <Hours choices={choices} />
      <Coming />
      <TrialRow />
      <h3 className="settings-sub">{t('reminders.closed')}</h3>
      <TrayRows />
      <TimerRow />
    </>
  );
}
