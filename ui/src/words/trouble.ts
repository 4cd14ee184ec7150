import i18next from 'i18next';
import { Refused } from '../ipc/ask';
import type { Report, ReportLine, TroubleKind } from '../ipc/bindings';
import type { Part } from './say';
import { useTranslation } from './useTranslation';
import { useSay } from './useWords';

/**
 * What a thrown error says, a line each; the first says what to do.
 *
 * Where the sentence of `trouble.json` speaks to somebody at a command line, `window/trouble.json` has one for
 * somebody before a window.
 */
export function useSayTrouble(error: unknown): string[] {
  const { t } = useTranslation(['window/trouble', 'window/problem', 'window/shell']);
  const { say } = useSay('trouble', 'problem', 'done');

  const report = reportIn(error);
  if (!report) return [t('failed.unknown', { ns: 'window/shell' })];
  return report.lines.map(({ part, path, said }: ReportLine) => {
    const own = part === 'trouble' && i18next.exists(said.key, { ns: 'window/trouble' });
    const sentence = say(own ? 'window/trouble' : (part as Part), said);
    // A sentence of the window's own says what it is about; the place in a file would mean nothing there.
    const placed = path && !i18next.exists(said.key, { ns: 'window/problem' });
    return placed ? `${path}: ${sentence}` : sentence;
  });
}

/** Which trouble of the shell was thrown, if it was one. */
export function troubleKind(error: unknown): TroubleKind | undefined {
  return reportIn(error)?.kind;
}

/** The report of the shell within what was thrown, if there is one. */
function reportIn(error: unknown): Report | undefined {
  const given = error instanceof Refused ? error.error : error;
  const report = typeof given === 'object' && given !== null && 'kind' in given && 'lines' in given;
  return report ? (given as Report) : undefined;
}
