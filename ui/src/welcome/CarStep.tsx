import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deed, Member } from '../ipc';
import { Button } from '../parts/Button';
import { TextField } from '../parts/Field';
import { Form } from '../parts/Form';
import { Trouble } from '../parts/Trouble';
import { plainPlate } from '../words/format';
import { useSay } from '../words/useWords';
import { kindOf } from './steps';
import { useStep } from './useStep';

/** Which car: its plate as people write it. */
export function CarStep({ owner }: { owner: Member }) {
  const { t } = useTranslation('window/welcome');
  const { word } = useSay();
  const [plate, setPlate] = useState('');
  const written = plate.trim();
  const kind = kindOf(written);
  const deed: Deed | undefined = written
    ? { deed: 'keep', facts: { vehicles: [{ id: '', plate: written, kind, use: 'private', owner: owner.id }] } }
    : undefined;
  const { tried, busy, flaws, trouble, finish } = useStep(deed);
  const whole = [...plainPlate(written)].length >= 7;
  return (
    <Form onSubmit={finish} className="welcome-form">
      <TextField
        autoFocus
        label={t('plate')}
        placeholder="京A12345"
        value={plate}
        onChange={setPlate}
        error={tried && !written ? t('plate.needed') : flaws.plate}
        hint={whole ? t('plate.kind', { kind: word('vehicle_kind', kind), owner: owner.name }) : t('plate.hint')}
        required
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t('car.next')}
      </Button>
      {trouble !== undefined && <Trouble error={trouble} />}
    </Form>
  );
}
