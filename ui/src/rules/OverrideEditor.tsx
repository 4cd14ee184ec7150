import i18next from 'i18next';
import { useState } from 'react';
import { announceTrouble, doDeed, flawsOf, useFlaws, useMovedDates } from '../forms/deed';
import type { Deed, MethodKind, ParameterShape, Setting } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { Form } from '../parts/Form';
import { UndoIcon } from '../parts/icons';
import { MovedDates } from '../parts/MovedDates';
import { NumberField } from '../parts/NumberField';
import { Tick } from '../parts/Tick';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { forgetDraft, keepDraft, keptDraft } from './drafts';
import { useValueWords } from './useRulebook';
import { isKinds, isWindows, sameValue, valueWords } from './values';
import { areWindows, inOrder, WindowsEditor } from './WindowsEditor';
import './OverrideEditor.css';

const kinds: readonly MethodKind[] = ['wechat', 'alipay', 'unionpay', 'debit_card', 'credit_card', 'credit_instalment'];

/** The household's own value of a parameter: typed, kept, and given up again for the published one. */
export function OverrideEditor({ setting }: { setting: Setting }) {
  const held = setting.own ?? setting.published;
  // Begun anew when somebody else changes the value, such as an undo.
  return <Editor key={JSON.stringify(held)} setting={setting} held={held} />;
}

function Editor({ setting, held }: { setting: Setting; held: ParameterShape }) {
  const { t } = useTranslation('window/rules');
  const words = useValueWords();
  const { say } = useSay('problem');
  const [draft, setDraft] = useState(() => keptDraft(setting.id, held));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  const complete = draft !== null && (!isWindows(setting.unit, draft) || areWindows(draft));
  const changed = draft === null || !sameValue(draft, held);
  const deed = complete && changed ? keeping(setting, draft) : undefined;
  const [flaw] = Object.values(useFlaws(deed));
  const moved = useMovedDates(deed);
  // A clock that cannot be read says so itself, in its own box.
  const wrong = complete ? flaw : draft === null ? t('own.number') : undefined;
  const windows = isWindows(setting.unit, held);

  const type = (value: ParameterShape | null) => {
    setDraft(value);
    keepDraft(setting.id, held, value);
  };
  const leave = () => {
    setDraft(held);
    forgetDraft(setting.id);
  };

  const act = async (deeds: readonly Deed[]) => {
    setBusy(true);
    try {
      for (const deed of deeds) await doDeed(deed);
      forgetDraft(setting.id);
    } catch (error) {
      // What is wrong with the value stands beside it.
      if (Object.keys(flawsOf(error, say)).length === 0) await announceTrouble(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form
      className="override-editor"
      onSubmit={() => {
        setTried(true);
        if (deed && !busy) act([deed]);
      }}
    >
      <ValueField setting={setting} value={draft} onChange={type} error={changed && tried ? wrong : undefined} />
      {changed && (tried || windows) && wrong && Array.isArray(draft) && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <div className="override-editor-default">
        <span className="dim">{t('own.default', { value: valueWords(setting, setting.published, words) })}</span>
        {setting.own !== null && <Badge>{t('own.badge')}</Badge>}
        <span className="spacer" />
        {setting.own !== null && (
          <Button
            variant="subtle"
            size={28}
            icon={<UndoIcon size={16} />}
            busy={busy}
            onClick={() => act(clearing(setting))}
          >
            {t('own.restore')}
          </Button>
        )}
      </div>
      <MovedDates moved={moved} linked />
      {changed && (
        <div className="row">
          <Button type="submit" variant="primary" busy={busy} className="override-editor-keep">
            {t('own.keep')}
          </Button>
          <Button onClick={leave}>{t('own.leave')}</Button>
        </div>
      )}
    </Form>
  );
}

type ValueFieldProps = {
  setting: Setting;
  value: ParameterShape | null;
  onChange: (value: ParameterShape | null) => void;
  error: string | undefined;
};

function ValueField({ setting, value, onChange, error }: ValueFieldProps) {
  const { t } = useTranslation('window/rules');
  const { word } = useSay();
  const { id, unit } = setting;

  if (value !== null && isWindows(unit, value)) return <WindowsEditor value={value} onChange={onChange} />;
  if (value !== null && isKinds(unit, value)) {
    return (
      <fieldset className="override-editor-kinds">
        <legend className="unseen">{t('own.value')}</legend>
        {kinds.map((kind) => (
          <Tick
            key={kind}
            checked={value.includes(kind)}
            onChange={(on) => onChange(kinds.filter((other) => (other === kind ? on : value.includes(other))))}
          >
            {word('method_kind', kind)}
          </Tick>
        ))}
      </fieldset>
    );
  }
  const own = `unit.${id}`;
  return (
    <NumberField
      label={t('own.value')}
      value={typeof value === 'number' ? value : null}
      onChange={onChange}
      money={unit === 'fen'}
      unit={unit === 'fen' ? undefined : t(i18next.exists(own, { ns: 'window/rules' }) ? own : `unit.${unit}`)}
      error={error}
    />
  );
}

/** The deed that keeps a value: daily windows are a fact of the household, everything else is an override. */
function keeping(setting: Setting, value: ParameterShape): Deed {
  if (isWindows(setting.unit, value)) {
    return { deed: 'daily', windows: inOrder(value).map(({ start, end }) => [start, end]) };
  }
  return { deed: 'override', parameter: setting.id, value };
}

function clearing(setting: Setting): Deed[] {
  const override: Deed = { deed: 'override', parameter: setting.id, value: null };
  // A file that was imported may have either of the two.
  return setting.unit === 'daily_windows' ? [{ deed: 'daily', windows: null }, override] : [override];
}
