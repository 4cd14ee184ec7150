import type { Family, FoundOffence, Source, Stage } from '../../ipc';
import { Choice } from '../../parts/Choice';
import { DayField } from '../../parts/DayField';
import { OptionField, TextField } from '../../parts/Field';
import { MomentField } from '../../parts/MomentField';
import { NumberField } from '../../parts/NumberField';
import { Tick } from '../../parts/Tick';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';
import { CarField } from './CarField';
import { DecisionNumberField } from './DecisionNumberField';
import { Left, Pair } from './DeedDialog';
import { type Draft, hasDecision, withSource } from './draft';
import { personOptions } from './household';
import { OffenceField } from './OffenceField';
import type { Doing } from './useDoing';

const sources = ['camera', 'parking_notice', 'on_spot', 'notice'] as const satisfies readonly Source[];
const stages = ['recorded', 'decided', 'paid', 'revoked'] as const satisfies readonly Stage[];

type EssentialsProps = {
  family: Family;
  draft: Draft;
  doing: Doing;
  /** What the statute says of the fine. */
  fineHint: string | undefined;
  adding: boolean;
  /** A payment of it succeeded, and stands. */
  paid: boolean;
  onChange: (part: Partial<Draft>) => void;
  onPick: (offence: FoundOffence) => void;
};

/** What a violation cannot be without. */
export function Essentials({ family, draft, doing, fineHint, adding, paid, onChange, onPick }: EssentialsProps) {
  const { t } = useTranslation('window/forms');
  const { word } = useSay();
  const { today } = useWords();
  // A record on the spot is decided from the start, nobody enters one that is revoked, and what was paid is not open.
  const fitting = stages.filter(
    (stage) =>
      !(draft.source === 'on_spot' && stage === 'recorded') &&
      !(adding && stage === 'revoked') &&
      !(paid && stage !== draft.stage && (stage === 'recorded' || stage === 'decided')),
  );
  return (
    <>
      <Pair>
        <Left doing={doing} field="vehicle">
          <CarField
            family={family}
            value={draft.vehicle}
            error={doing.flaw('vehicle')}
            onChange={(vehicle) => onChange({ vehicle })}
          />
        </Left>
        <Left doing={doing} field="occurred_at">
          <MomentField
            label={t('occurred')}
            past
            required
            value={draft.occurred_at}
            error={doing.flaw('occurred_at')}
            onChange={(occurred_at) => onChange({ occurred_at })}
          />
        </Left>
      </Pair>
      <Left doing={doing} field="offence">
        <OffenceField
          value={draft.offence}
          error={doing.flaw('offence')}
          onChange={(offence) => onChange({ offence })}
          onPick={onPick}
        />
      </Left>
      <Pair>
        <Left doing={doing} field="code">
          <TextField
            label={t('code')}
            inputMode="numeric"
            value={draft.code}
            error={doing.flaw('code')}
            onChange={(code) => onChange({ code })}
          />
        </Left>
        <Left doing={doing} field="points">
          <NumberField
            label={t('points')}
            required
            unit={t('points.unit')}
            max={12}
            value={draft.points}
            error={doing.flaw('points')}
            onChange={(points) => onChange({ points })}
          />
        </Left>
        <Left doing={doing} field="fine_fen">
          <NumberField
            label={t('fine')}
            required={!draft.warning_only}
            money
            disabled={draft.warning_only}
            value={draft.warning_only ? 0 : draft.fine_fen}
            hint={fineHint && !draft.warning_only ? t('fine.statute', { fine: fineHint }) : undefined}
            error={doing.flaw('fine_fen')}
            onChange={(fine_fen) => onChange({ fine_fen })}
          />
        </Left>
        <Left doing={doing} field="driver">
          <Choice
            label={t('driver')}
            options={personOptions(family)}
            clearable
            placeholder={t('driver.unknown')}
            value={draft.driver}
            error={doing.flaw('driver')}
            onChange={(driver) => onChange({ driver })}
          />
        </Left>
      </Pair>
      <Pair>
        <OptionField
          label={t('source')}
          options={sources.map((value) => ({ value, label: word('source', value) }))}
          value={draft.source}
          onChange={(source) => onChange(withSource(draft, source))}
        />
        <Left doing={doing} field="stage">
          <OptionField
            label={t('stage')}
            options={fitting.map((value) => ({ value, label: word('stage', value) }))}
            value={draft.stage}
            hint={paid ? t('stage.paid') : undefined}
            error={doing.flaw('stage')}
            onChange={(stage) => onChange({ stage })}
          />
        </Left>
      </Pair>
      {hasDecision(draft) && (
        <Pair>
          <Left doing={doing} field="served_on">
            <DayField
              label={t('served')}
              max={today}
              required
              value={draft.served_on}
              error={doing.flaw('served_on')}
              onChange={(served_on) => onChange({ served_on })}
            />
          </Left>
          <Left doing={doing} field="number">
            <DecisionNumberField
              value={draft.number}
              error={doing.flaw('number')}
              onChange={(number) => onChange({ number })}
            />
          </Left>
        </Pair>
      )}
      <div className="deed-ticked">
        <Tick checked={draft.warning_only} onChange={(warning_only) => onChange({ warning_only })}>
          {t('warning')}
        </Tick>
      </div>
    </>
  );
}
