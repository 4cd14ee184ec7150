import { useState } from 'react';
import type { Family } from '../../ipc';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { DayField } from '../../parts/DayField';
import { TextField } from '../../parts/Field';
import { ChevronDownIcon, ChevronUpIcon } from '../../parts/icons';
import { useTranslation } from '../../words/useTranslation';
import { useWords } from '../../words/useWords';
import { Left, Pair } from './DeedDialog';
import { type Draft, hasDecision } from './draft';
import { accountOptions } from './household';
import type { Doing } from './useDoing';

type DayLimits = { hint?: string; max?: string };
type MoreProps = { family: Family; draft: Draft; doing: Doing; onChange: (part: Partial<Draft>) => void };

const hidden = ['place', 'notified_on', 'notice_number', 'authority', 'handle_by_extended_to', 'issued_on'] as const;

/** What is good to know of a violation, folded away until it is wanted or says something. */
export function More({ family, draft, doing, onChange }: MoreProps) {
  const { t } = useTranslation('window/forms');
  const { today } = useWords();
  const [opened, setOpened] = useState(() => hidden.some((field) => draft[field] !== null && draft[field] !== ''));
  const open = opened || hidden.some((field) => doing.flaw(field) !== undefined);
  const Arrow = open ? ChevronUpIcon : ChevronDownIcon;
  const text = (field: 'place' | 'authority' | 'notice_number') => (
    <Left doing={doing} field={field}>
      <TextField
        label={t(field)}
        value={draft[field]}
        error={doing.flaw(field)}
        onChange={(value) => onChange({ [field]: value })}
      />
    </Left>
  );
  const day = (field: 'notified_on' | 'handle_by_extended_to' | 'issued_on', { hint, max }: DayLimits = {}) => (
    <Left doing={doing} field={field}>
      <DayField
        label={t(field)}
        hint={hint}
        max={max}
        value={draft[field]}
        error={doing.flaw(field)}
        onChange={(value) => onChange({ [field]: value })}
      />
    </Left>
  );
  return (
    <>
      <Button
        variant="subtle"
        className="deed-more"
        aria-expanded={open}
        after={<Arrow size={14} aria-hidden />}
        onClick={() => setOpened(!open)}
      >
        {t('more')}
      </Button>
      {open && (
        <Pair>
          {text('place')}
          {text('authority')}
          {day('notified_on', { max: today })}
          {text('notice_number')}
          {hasDecision(draft) ? (
            <>
              {day('issued_on', { max: today })}
              <Left doing={doing} field="by_account">
                <Choice
                  label={t('by_account')}
                  options={accountOptions(family)}
                  clearable
                  value={draft.by_account}
                  error={doing.flaw('by_account')}
                  onChange={(by_account) => onChange({ by_account })}
                />
              </Left>
            </>
          ) : (
            day('handle_by_extended_to', { hint: t('extension.hint') })
          )}
        </Pair>
      )}
    </>
  );
}
