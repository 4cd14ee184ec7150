import { useEffect, useState } from 'react';
import { useFamily } from '../forms/household/useFamily';
import type { Sifting } from '../ipc';
import { Button } from '../parts/Button';
import { DayField } from '../parts/DayField';
import { OptionField, TextField } from '../parts/Field';
import { SearchIcon } from '../parts/icons';
import { go } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { addressOf, kinds } from './sifting';

/** What of the history is sought: one car or person, a kind of deed, days, and a text. */
export function Filters({ sifting }: { sifting: Sifting }) {
  const { t } = useTranslation('window/history');
  const family = useFamily();
  const [text, setText] = useState(sifting.text ?? '');
  const change = (changed: Parameters<typeof addressOf>[1]) => go(addressOf(sifting, changed), { replace: true });

  // What is typed is looked for a moment after the last key.
  const wanted = text.trim();
  const { text: sought } = sifting;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed changes the address
  useEffect(() => {
    if (wanted === (sought ?? '')) return;
    const timer = setTimeout(() => change({ text: wanted || null }), 200);
    return () => clearTimeout(timer);
  }, [wanted]);

  const about = sifting.vehicle ? `vehicle:${sifting.vehicle}` : sifting.member ? `member:${sifting.member}` : '';
  const choose = (value: string) => {
    const [noun, id] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
    change({ vehicle: noun === 'vehicle' ? id : null, member: noun === 'member' ? id : null });
  };

  return (
    <div className="history-filters">
      <TextField
        className="history-text"
        label={t('text')}
        type="search"
        placeholder={t('text.hint')}
        icon={<SearchIcon size={16} />}
        value={text}
        onChange={setText}
      />
      <OptionField
        label={t('about')}
        options={[
          { value: '', label: t('about.all') },
          ...(family?.vehicles ?? []).map(({ id, plate }) => ({ value: `vehicle:${id}`, label: plate })),
          ...(family?.members ?? []).map(({ id, name }) => ({ value: `member:${id}`, label: name })),
        ]}
        value={about}
        onChange={choose}
      />
      <OptionField
        label={t('kind')}
        options={[
          { value: '', label: t('kind.all') },
          ...kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        ]}
        value={sifting.kind ?? ''}
        onChange={(kind) => change({ kind: kind || null })}
      />
      <DayField label={t('from')} value={sifting.from ?? null} onChange={(from) => change({ from })} />
      <DayField label={t('to')} value={sifting.to ?? null} onChange={(to) => change({ to })} />
      {sifting.violation && (
        <Button size={28} onClick={() => change({ violation: null })}>
          {t('of-case.all')}
        </Button>
      )}
    </div>
  );
}
