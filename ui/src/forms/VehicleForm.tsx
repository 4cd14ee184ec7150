import { useState } from 'react';
import type { Family, Vehicle, VehicleKind, VehicleUse } from '../ipc';
import { DayField } from '../parts/DayField';
import { OptionField, TextField } from '../parts/Field';
import { Plate } from '../parts/Plate';
import { type ReadPlate, readPlate } from '../words/readPlate';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import type { FormProps } from './FormHost';
import { FactDialog, Left, Pair } from './household/FactDialog';
import { useFactForm } from './household/useFactForm';
import { useFamily } from './household/useFamily';

/** A car, or anything else with a plate. */
export default function VehicleForm(props: FormProps<'vehicle'>) {
  const family = useFamily();
  return family ? <Fields {...props} family={family} /> : null;
}

const outside = 'outside';
const kinds: readonly VehicleKind[] = [
  'small',
  'small_new_energy',
  'large',
  'large_new_energy',
  'motorcycle',
  'trailer',
  'other',
];
const uses: readonly VehicleUse[] = ['private', 'commercial'];
const fields = ['plate', 'kind', 'use', 'owner', 'owner_name', 'nickname', 'inspection_due'];

function Fields({ asked: { id, plate }, onClose, family }: FormProps<'vehicle'> & { family: Family }) {
  const { t } = useTranslation(['window/household-forms', 'window/shell']);
  const { word } = useSay();
  const before = family.vehicles.find((vehicle) => vehicle.id === id);
  const [written, setWritten] = useState(before?.plate ?? plate ?? '');
  const [kind, setKind] = useState<VehicleKind | undefined>(before?.kind);
  const [use, setUse] = useState<VehicleUse>(before?.use ?? 'private');
  const [owner, setOwner] = useState(before ? (before.owner ?? outside) : (family.members[0]?.id ?? outside));
  const [ownerName, setOwnerName] = useState(before?.owner_name ?? '');
  const [nickname, setNickname] = useState(before?.nickname ?? '');
  const [due, setDue] = useState<string | null>(before?.inspection_due ?? null);

  const read = readPlate(written);
  const shownKind = kind ?? read.kind ?? 'small';
  const fact: Vehicle = {
    id: before?.id ?? '',
    // A plate nobody touched stays as it was written.
    plate: before?.plate === written ? written : read.plate,
    kind: shownKind,
    use,
    owner: owner === outside ? undefined : owner,
    owner_name: owner === outside ? ownerName.trim() || undefined : undefined,
    nickname: nickname.trim() || undefined,
    inspection_due: due ?? undefined,
  };
  const form = useFactForm(
    { deed: 'keep', facts: { vehicles: [fact] } },
    { fields, own: read.plate ? {} : { plate: t('need.plate') }, onClose },
  );

  return (
    <FactDialog
      form={form}
      title={t(before ? 'vehicle.edit' : 'vehicle.add')}
      done={t(before ? 'keep' : 'vehicle.add')}
      onClose={onClose}
      removal={before && { noun: 'vehicle', id: before.id, label: t('vehicle.remove') }}
      width={560}
    >
      <Left form={form} field="plate">
        <TextField
          label={t('plate')}
          value={written}
          onChange={setWritten}
          placeholder="京A·8X2K6"
          required
          hint={read.plate && <PlateRead read={read} />}
          error={form.flaw('plate')}
        />
      </Left>
      <Pair>
        <OptionField
          label={t('kind')}
          value={shownKind}
          onChange={setKind}
          options={kinds.map((kind) => ({ value: kind, label: word('vehicle_kind', kind) }))}
        />
        <OptionField
          label={t('use')}
          value={use}
          onChange={setUse}
          options={uses.map((use) => ({ value: use, label: word('vehicle_use', use) }))}
        />
      </Pair>
      <Pair>
        <OptionField
          label={t('owner')}
          value={owner}
          onChange={setOwner}
          error={form.flaw('owner')}
          options={[
            ...family.members.map(({ id, name }) => ({ value: id, label: name })),
            { value: outside, label: t('owner.outside') },
          ]}
        />
        {owner === outside && (
          <TextField
            label={t('owner.name')}
            value={ownerName}
            onChange={setOwnerName}
            hint={t('owner.name.why')}
            error={form.flaw('owner_name')}
          />
        )}
      </Pair>
      <Pair>
        <TextField label={t('nickname')} value={nickname} onChange={setNickname} placeholder={t('nickname.like')} />
        <Left form={form} field="inspection_due">
          <DayField label={t('inspection')} value={due} onChange={setDue} error={form.flaw('inspection_due')} />
        </Left>
      </Pair>
    </FactDialog>
  );
}

/** How a plate was understood, while it is written. */
function PlateRead({ read }: { read: ReadPlate }) {
  const { t } = useTranslation('window/household-forms');
  const usual = read.kind !== undefined;
  return (
    <span aria-live="polite">
      <span className="fact-plate">
        <Plate>{read.plate}</Plate>
        {usual && read.length === 8 && t('plate.new-energy')}
      </span>
      {/* As long as a plate is, it may be one of an embassy, of the armed police or of Hong Kong. */}
      {!usual && read.length > 2 && !(read.length === 7 || read.length === 8) && t('plate.unusual', { n: read.length })}
      {read.doubtful.length > 0 && t('plate.doubtful', { letters: read.doubtful.join(t('and')) })}
    </span>
  );
}
