import { useState } from 'react';
import type { CaseFile, Family } from '../ipc';
import { Choice } from '../parts/Choice';
import { DayField } from '../parts/DayField';
import { mostPaid, NumberField } from '../parts/NumberField';
import { Tick } from '../parts/Tick';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import type { FormProps } from './FormHost';
import { About } from './violation/About';
import { DecisionNumberField } from './violation/DecisionNumberField';
import { DeedDialog, Left, Pair } from './violation/DeedDialog';
import { accountOptions, useCase, useFamily } from './violation/household';
import { useDoing } from './violation/useDoing';

/** 登记决定书: the record was confirmed, and this decision came of it. */
export default function ConfirmForm({ asked, onClose }: FormProps<'confirm'>) {
  const family = useFamily();
  const file = useCase(asked.violation);
  if (!family || !file) return null;
  return <Fields family={family} file={file} account={asked.account} onClose={onClose} />;
}

type FieldsProps = { family: Family; file: CaseFile; account: string | undefined; onClose: () => void };

function Fields({ family, file, account, onClose }: FieldsProps) {
  const { t } = useTranslation('window/forms');
  const { today } = useWords();
  const { violation, row } = file;
  const [number, setNumber] = useState('');
  const [served, setServed] = useState<string | null>(today);
  const [issued, setIssued] = useState<string | null>(null);
  const [by, setBy] = useState<string | null>(account ?? row.account);
  const [fine, setFine] = useState<number | null>(violation.fine_fen);
  const [points, setPoints] = useState<number | null>(violation.points);
  const [warning, setWarning] = useState(violation.warning_only);
  const doing = useDoing(
    {
      deed: 'confirm',
      violation: violation.id,
      number: number || null,
      issued_on: issued,
      served_on: served ?? '',
      by_account: by,
      fine_fen: warning ? 0 : (fine ?? 0),
      points: points ?? 0,
      warning_only: warning,
    },
    {
      ...(served === null && { served_on: t('missing.served_on') }),
      ...(fine === null && !warning && { fine_fen: t('missing.fine_fen') }),
      ...(points === null && { points: t('missing.points') }),
    },
  );

  return (
    <DeedDialog
      title={t('confirm')}
      label={t('confirm')}
      doing={doing}
      width={560}
      onClose={onClose}
      onFinish={() => void doing.finish(onClose)}
    >
      <About file={file} />
      <Left doing={doing} field="number">
        <DecisionNumberField value={number} onChange={setNumber} error={doing.flaw('number')} />
      </Left>
      <Pair>
        <Left doing={doing} field="served_on">
          <DayField
            label={t('served')}
            hint={t('served.hint')}
            required
            value={served}
            max={today}
            error={doing.flaw('served_on')}
            onChange={setServed}
          />
        </Left>
        <Left doing={doing} field="issued_on">
          <DayField
            label={t('issued_on')}
            max={today}
            value={issued}
            error={doing.flaw('issued_on')}
            onChange={setIssued}
          />
        </Left>
        <Left doing={doing} field="by_account">
          <Choice
            label={t('by_account')}
            options={accountOptions(family)}
            clearable
            value={by}
            error={doing.flaw('by_account')}
            onChange={setBy}
          />
        </Left>
        <Left doing={doing} field="points">
          <NumberField
            label={t('points')}
            required
            unit={t('points.unit')}
            max={12}
            value={points}
            error={doing.flaw('points')}
            onChange={setPoints}
          />
        </Left>
        <Left doing={doing} field="fine_fen">
          <NumberField
            label={t('fine')}
            required={!warning}
            money
            max={mostPaid}
            disabled={warning}
            value={warning ? 0 : fine}
            error={doing.flaw('fine_fen')}
            onChange={setFine}
          />
        </Left>
        <div className="deed-ticked">
          <Tick checked={warning} onChange={setWarning}>
            {t('warning')}
          </Tick>
        </div>
      </Pair>
    </DeedDialog>
  );
}
