import i18next from 'i18next';
import { Refused } from '../ipc/ask';
import type { Report, ReportLine, TroubleKind } from '../ipc/bindings';
import type { Part } from './say';
import { useTranslation } from './useTranslation';
import { type Saying, sayingNow, useSay } from './useWords';

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
  return report.lines.map((line) => {
    const sentence = lineOf(line, say);
    // A sentence of the window's own says what it is about; the place in a file would mean nothing there.
    const placed = line.path && !i18next.exists(line.said.key, { ns: 'window/problem' });
    return placed ? `${line.path}: ${sentence}` : sentence;
  });
}

/** The parts of the catalogue that `troubleNow` speaks from. */
export const troubleParts = [
  'trouble',
  'problem',
  'intake',
  'done',
  'word',
  'window/trouble',
  'window/problem',
] as const;

/**
 * The same for a toast, in a few lines: why it could not be done, and what has to do with it as far as there is room.
 * Who calls has `troubleParts` loaded.
 */
export function troubleNow(error: unknown): string {
  const report = reportIn(error);
  if (!report) return String(error);
  // What is wrong with a file is counted first; of a deed that counts its own fragment, which nobody has seen.
  const lines = report.kind === 'file' && report.lines.length > 1 ? report.lines.slice(1) : report.lines;
  const { say } = sayingNow();
  return lines
    .slice(0, most)
    .map((line) => lineOf(line, say))
    .join('\n');
}

/** How many lines of a trouble a toast has room for. */
const most = 3;

function lineOf({ part, said }: ReportLine, say: Saying['say']): string {
  const own = part === 'trouble' && i18next.exists(said.key, { ns: 'window/trouble' });
  return say(own ? 'window/trouble' : (part as Part), said);
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
