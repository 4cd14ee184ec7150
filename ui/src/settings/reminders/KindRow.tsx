import { useId, useState } from 'react';
import type { Choice, EventKind } from '../../ipc';
import { Button } from '../../parts/Button';
import { Chip } from '../../parts/Chip';
import { Form } from '../../parts/Form';
import { NumberField } from '../../parts/NumberField';
import { Tick } from '../../parts/Tick';
import { useTranslation } from '../../words/useTranslation';
import { useWords } from '../../words/useWords';
import { hasLeads, mostDays, offered, toggled } from './leads';

type KindRowProps = { kind: EventKind; choice: Choice; onChange: (choice: Choice) => void };

/** One kind of reminder: whether it is said, and how many days before. */
export function KindRow({ kind, choice, onChange }: KindRowProps) {
  const { t } = useTranslation('window/settings');
  const { names } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = t(`remind.${kind}`);
  const on = choice.on ?? true;
  const leads = choice.leads ?? [];
  const lead = (count: number) => t(count === 0 ? 'reminders.lead.day' : 'reminders.lead', { count });
  const ahead = leads.filter((days) => days > 0);
  const [single] = ahead;
  const before = ahead.length > 1 ? t('reminders.leads', { days: names(ahead.map(String)) }) : single && lead(single);
  const day = leads.includes(0) ? lead(0) : undefined;

  return (
    <li>
      <div className="settings-row-words">
        <Tick checked={on} onChange={(on) => onChange({ ...choice, on })}>
          {name}
        </Tick>
        <p className="remind-note">{t(`remind.${kind}.note`)}</p>
      </div>
      {on && !hasLeads(kind) && <span className="dim">{t('reminders.lead.then')}</span>}
      {on && hasLeads(kind) && (
        <>
          <span className="dim">{before && day ? t('reminders.leads.and', { before, day }) : (before ?? day)}</span>
          <Button
            size={28}
            aria-expanded={open}
            aria-controls={id}
            aria-label={t('reminders.days.of', { name })}
            onClick={() => setOpen(!open)}
          >
            {t('reminders.days')}
          </Button>
          {open && (
            <div id={id} className="remind-leads">
              <fieldset className="chips">
                <legend className="unseen">{t('reminders.days.of', { name })}</legend>
                {offered(leads).map((days) => (
                  <Chip key={days} on={leads.includes(days)} onClick={() => onChange(toggled(choice, days))}>
                    {lead(days)}
                  </Chip>
                ))}
              </fieldset>
              <OtherDays leads={leads} onAdd={(days) => onChange(toggled(choice, days))} />
            </div>
          )}
        </>
      )}
    </li>
  );
}

/** Any other number of days. */
function OtherDays({ leads, onAdd }: { leads: readonly number[]; onAdd: (days: number) => void }) {
  const { t } = useTranslation('window/settings');
  const [days, setDays] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const right = days !== null && Number.isInteger(days) && days >= 0 && days <= mostDays;
  return (
    <Form
      className="row"
      onSubmit={() => {
        setTried(true);
        if (!right) return;
        if (!leads.includes(days)) onAdd(days);
        setDays(null);
        setTried(false);
      }}
    >
      <NumberField
        label={t('reminders.other')}
        labelUnseen
        className="remind-days"
        value={days}
        onChange={setDays}
        max={mostDays}
        unit={t('reminders.other.unit')}
        error={tried && !right ? t('reminders.other.wrong', { most: mostDays }) : undefined}
      />
      <Button type="submit">{t('reminders.other.add')}</Button>
    </Form>
  );
}
