import type { DailyWindow } from '../ipc';
import { Button, IconButton } from '../parts/Button';
import { ClockField } from '../parts/ClockField';
import { PlusIcon, TrashIcon } from '../parts/icons';
import { readClock } from '../parts/readClock';
import { useTranslation } from '../words/useTranslation';
import './WindowsEditor.css';

type WindowsEditorProps = {
  value: readonly DailyWindow[];
  onChange: (windows: DailyWindow[]) => void;
};

/** Daily windows, a line each; any may be added and taken away. A clock is put in order when its box is left. */
export function WindowsEditor({ value, onChange }: WindowsEditorProps) {
  const { t } = useTranslation('window/rules');
  const put = (at: number, change: Partial<DailyWindow>) =>
    onChange(value.map((window, place) => (place === at ? { ...window, ...change } : window)));

  return (
    <div className="windows-editor">
      {value.length === 0 && <p className="dim second">{t('windows.none')}</p>}
      {value.map((window, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a window has no name but its place
        <div key={place} className="windows-editor-row">
          <ClockField
            label={t('windows.start', { number: place + 1 })}
            wrong={t('windows.clock')}
            value={window.start}
            onChange={(start) => put(place, { start })}
          />
          <span className="dim" aria-hidden="true">
            –
          </span>
          <ClockField
            label={t('windows.end', { number: place + 1 })}
            wrong={t('windows.clock')}
            value={window.end}
            onChange={(end) => put(place, { end })}
          />
          <IconButton
            label={t('windows.remove', { number: place + 1 })}
            icon={<TrashIcon size={16} />}
            onClick={() => onChange(value.filter((_, other) => other !== place))}
          />
        </div>
      ))}
      <Button
        size={28}
        icon={<PlusIcon size={14} />}
        onClick={() => onChange([...value, { start: '02:00', end: '04:00' }])}
      >
        {t('windows.add')}
      </Button>
    </div>
  );
}

/** Whether every clock can be read, so that the windows can be kept. */
export function areWindows(windows: readonly DailyWindow[]): boolean {
  return windows.every(({ start, end }) => readClock(start) && readClock(end));
}

/** The windows with their clocks in order. */
export function inOrder(windows: readonly DailyWindow[]): DailyWindow[] {
  return windows.map(({ start, end }) => ({ start: readClock(start) ?? start, end: readClock(end) ?? end }));
}
