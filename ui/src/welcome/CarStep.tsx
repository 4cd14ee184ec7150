import { useState } from 'react';
import type { Deed, Member } from '../ipc';
import { Button } from '../parts/Button';
import { TextField } from '../parts/Field';
import { Form } from '../parts/Form';
import { Trouble } from '../parts/Trouble';
import { readPlate } from '../words/readPlate';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { useStep } from './useStep';

/** Which car: its plate as people write it. */
export function CarStep({ owner }: { owner: Member }) {
  const { t } = useTranslation('window/welcome');
  const { word } = useSay();
  const [plate, setPlate] = useState('');
  const read = readPlate(plate);
  const kind = read.kind ?? 'other';
  const deed: Deed | undefined = read.plate
    ? { deed: 'keep', facts: { vehicles: [{ id: '', plate: read.plate, kind, use: 'private', owner: owner.id }] } }
    : undefined;
  const { tried, busy, flaws, trouble, finish } = useStep(deed);
  const hint = read.length < 7 ? 'plate.hint' : read.kind ? 'plate.kind' : 'plate.odd';
  return (
    <Form onSubmit={finish} className="welcome-form">
      <TextField
        autoFocus
        label={t('plate')}
        placeholder="京A·8X2K6"
        value={plate}
        onChange={setPlate}
        error={tried && !read.plate ? t('plate.needed') : flaws.plate}
        hint={t(hint, { plate: read.plate, kind: word('vehicle_kind', kind), owner: owner.name })}
        required
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t('car.next')}
      </Button>
      {trouble !== undefined && <Trouble error={trouble} />}
    </Form>
  );
}
