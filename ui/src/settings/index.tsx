import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { ask, commands, keepShown } from '../ipc';
import { Page } from '../parts/Page';
import { Section } from '../parts/Section';
import { Trouble } from '../parts/Trouble';
import { useRulebook } from '../rules/useRulebook';
import { go, useChoices } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { AboutPart } from './AboutPart';
import { BackupsPart } from './BackupsPart';
import { DataPart } from './DataPart';
import { HistoryPart } from './HistoryPart';
import { HolidaysPart } from './HolidaysPart';
import { LooksPart } from './LooksPart';
import { MaintenancePart } from './MaintenancePart';
import { PhonePart } from './PhonePart';
import { type Part, parts } from './parts';
import { RemindersPart } from './RemindersPart';
import { SamplePart } from './SamplePart';
import './Settings.css';

/** 设置: how it looks, where the data lies, and what the family may tell the rules. */
export default function Settings() {
  const { t } = useTranslation(['window/settings', 'window/shell', 'window/rules', 'problem', 'done', 'remind']);
  const { data: opening, error } = useQuery({
    queryKey: ['opening'],
    queryFn: () => ask(commands.opening()),
    ...keepShown,
  });
  const wanted = useChoices().get('part');
  const body = useRef<HTMLDivElement>(null);
  // What stands above a part is to be there before the part is scrolled to, else it would slip away.
  const book = useRulebook();
  const ready = opening !== undefined && book.data !== undefined;

  useEffect(() => {
    if (!ready || !wanted) return;
    const section = body.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(wanted)}"]`);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  }, [ready, wanted]);

  const screens: Record<Part, ReactNode> = opening
    ? {
        looks: <LooksPart opening={opening} />,
        data: <DataPart />,
        backups: <BackupsPart />,
        reminders: <RemindersPart />,
        phone: <PhonePart />,
        maintenance: <MaintenancePart />,
        holidays: <HolidaysPart />,
        sample: <SamplePart />,
        history: <HistoryPart />,
        about: <AboutPart version={opening.version} />,
      }
    : ({} as Record<Part, ReactNode>);

  return (
    <Page title={t('title')} line bare>
      <div className="settings">
        <nav className="settings-nav" aria-label={t('parts')}>
          {parts.map((part) => (
            <button
              key={part}
              type="button"
              aria-current={(wanted ?? 'looks') === part || undefined}
              onClick={() => {
                go(`/settings?part=${part}`, { replace: true });
                // The same part may be wanted again after scrolling away from it.
                body.current?.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ block: 'start' });
              }}
            >
              {t(`part.${part}`)}
            </button>
          ))}
        </nav>
        <div className="settings-body" ref={body}>
          {(error ?? book.error) && <Trouble error={error ?? book.error} />}
          {ready &&
            parts.map((part) => (
              <div key={part} data-part={part} tabIndex={-1} className="settings-part">
                <Section title={t(`part.${part}`)}>{screens[part]}</Section>
              </div>
            ))}
        </div>
      </div>
    </Page>
  );
}
