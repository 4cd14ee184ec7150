import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, commands, type Deed, type FoundOffence, keepShown, type Source, type Vehicle } from '../ipc';
import { Button } from '../parts/Button';
import { Chip } from '../parts/Chip';
import { DayField } from '../parts/DayField';
import { OptionField, TextField } from '../parts/Field';
import { Form } from '../parts/Form';
import { MomentField } from '../parts/MomentField';
import { NumberField } from '../parts/NumberField';
import { Segmented } from '../parts/Segmented';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { useStep } from './useStep';

const sources: readonly Source[] = ['camera', 'parking_notice', 'on_spot', 'notice'];
type Stage = 'recorded' | 'decided';

/** The first violation, as far as a verdict needs it. */
export function ViolationStep({ vehicle }: { vehicle: Vehicle }) {
  const { t } = useTranslation('window/welcome');
  const { word } = useSay();
  const { today } = useWords();
  const [offence, setOffence] = useState('');
  const [picked, setPicked] = useState<FoundOffence>();
  const [fine, setFine] = useState<number | null>(null);
  const [points, setPoints] = useState<number | null>(0);
  const [when, setWhen] = useState<string | null>(null);
  const [source, setSource] = useState<Source>('camera');
  const [stage, setStage] = useState<Stage>('recorded');
  const [served, setServed] = useState<string | null>(null);
  const [number, setNumber] = useState('');

  // What is written on the spot is a decision from the start.
  const decided = source === 'on_spot' || stage === 'decided';
  const missing = {
    offence: !offence.trim(),
    fine: fine === null,
    when: when === null,
    served: decided && served === null,
  };
  const deed = Object.values(missing).some(Boolean) ? undefined : keeping();
  const { tried, busy, flaws, trouble, finish } = useStep(deed);
  const error = (wanted: boolean, flaw: string | undefined) => (tried && wanted ? t('needed') : flaw);

  function keeping(): Deed {
    return {
      deed: 'keep',
      facts: {
        violations: [
          {
            id: '',
            vehicle: vehicle.id,
            source,
            stage: decided ? 'decided' : 'recorded',
            occurred_at: when ?? '',
            offence: offence.trim(),
            code: picked?.behaviour === offence ? (picked.codes[0] ?? null) : null,
            fine_fen: fine ?? 0,
            points: points ?? 0,
            warning_only: false,
            decision: decided ? { served_on: served ?? '', number: number.trim() || null } : null,
          },
        ],
      },
    };
  }

  return (
    <Form onSubmit={finish} className="welcome-form">
      <div className="welcome-wide">
        <TextField
          autoFocus
          label={t('offence')}
          placeholder={t('offence.like')}
          value={offence}
          onChange={setOffence}
          error={error(missing.offence, flaws.offence)}
          required
        />
        <Suggestions
          text={offence}
          onPick={(found) => {
            setPicked(found);
            setOffence(found.behaviour);
            if (found.points !== null) setPoints(found.points);
          }}
        />
      </div>
      <NumberField
        label={t('fine')}
        money
        value={fine}
        onChange={setFine}
        error={error(missing.fine, flaws.fine_fen)}
        required
      />
      <NumberField label={t('points')} max={12} value={points} onChange={setPoints} error={flaws.points} />
      <MomentField
        label={t('when')}
        value={when}
        onChange={setWhen}
        past
        error={error(missing.when, flaws.occurred_at)}
        hint={t('when.hint')}
        required
      />
      <OptionField
        label={t('source')}
        options={sources.map((value) => ({ value, label: word('source', value) }))}
        value={source}
        onChange={setSource}
        error={flaws.source}
      />
      {source !== 'on_spot' && (
        <div className="welcome-wide row">
          <Segmented
            label={t('stage')}
            options={[
              { value: 'recorded', label: t('stage.recorded') },
              { value: 'decided', label: t('stage.decided') },
            ]}
            value={stage}
            onChange={setStage}
          />
        </div>
      )}
      {decided && (
        <>
          <DayField
            label={t('served')}
            value={served}
            onChange={setServed}
            max={today}
            error={error(missing.served, flaws.served_on)}
            hint={t('served.hint')}
            required
          />
          <TextField
            label={t('number')}
            value={number}
            onChange={setNumber}
            error={flaws.number}
            hint={t('number.hint')}
          />
        </>
      )}
      <Button type="submit" variant="primary" busy={busy}>
        {t('violation.next')}
      </Button>
      {trouble !== undefined && <Trouble error={trouble} />}
    </Form>
  );
}

/** Offences of the table that what is typed may mean. */
function Suggestions({ text, onPick }: { text: string; onPick: (found: FoundOffence) => void }) {
  const { t } = useTranslation('window/welcome');
  const wanted = text.trim();
  const { data } = useQuery({
    queryKey: ['offences', wanted],
    queryFn: () => ask(commands.offences(wanted)),
    enabled: wanted.length > 0,
    ...keepShown,
  });
  const found = wanted ? (data ?? []).filter(({ behaviour }) => behaviour !== wanted).slice(0, 3) : [];
  return (
    <fieldset className="welcome-suggestions">
      <legend className="unseen">{t('suggestions')}</legend>
      {found.map((offence) => (
        <Chip key={offence.behaviour} on={false} onClick={() => onPick(offence)}>
          {offence.behaviour}
        </Chip>
      ))}
    </fieldset>
  );
}
