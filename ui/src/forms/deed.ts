import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { ask, commands, type Deed, type Done, type MovedDate, queryClient, Refused, type Report } from '../ipc';
import { backToast, toast } from '../parts/toast';
import { loadParts, spokenLanguage } from '../words/catalogue';
import { troubleNow, troubleParts } from '../words/trouble';
import { useSay } from '../words/useWords';

/** What is wrong, by the form's field; what is about the whole stands under the empty name. */
export type Flaws = Readonly<Record<string, string>>;

/** Does a deed and names it at the bottom of the window, with a way back. Throws what the shell refuses. */
export async function doDeed(deed: Deed): Promise<Done> {
  const done = await ask(commands.act(deed));
  await tell(done);
  return done;
}

/** Reads again what was changed, and names it at the bottom of the window, with a way back. */
export async function tell(done: Done): Promise<void> {
  await queryClient.invalidateQueries();
  if (done.what) await announce(done, 'done');
}

/** Takes back what a toast offers to, else the newest change, and names it. */
export async function undo(): Promise<void> {
  if (backToast()) return;
  await revert(commands.undo(), 'undone');
}

/** Puts back again what was taken back last, and names it. */
export async function redo(): Promise<void> {
  await revert(commands.redo(), 'redone');
}

/** Takes a change back that need not be the newest, and names it. Throws what the shell refuses. */
export async function takeBack(id: number): Promise<void> {
  const done = await ask(commands.takeBack(id));
  await queryClient.invalidateQueries();
  await announce(done, 'undone');
}

/** Names what was done in words of its own, with a way back that takes back all these changes, the last first. */
export async function tellInWords(text: string, changes: readonly number[]): Promise<void> {
  await loadParts(['done']);
  const back = async () => {
    const [first, ...others] = changes;
    if (first === undefined) return;
    if (others.length === 0) return takeBack(first).catch(announceTrouble);
    try {
      for (const id of changes.toReversed()) await ask(commands.takeBack(id));
      toast({ text: i18next.t('done:undone', { deed: text }) });
    } catch (error) {
      await announceTrouble(error);
    } finally {
      await queryClient.invalidateQueries();
    }
  };
  const action = changes.length > 0 ? { label: i18next.t('done:undo'), run: back, back: true } : undefined;
  toast({ text, action, changes });
}

/** Puts back what a change removed, and names it, with a way back. Throws what the shell refuses. */
export async function putBack(id: number): Promise<void> {
  await tell(await ask(commands.putBack(id)));
}

async function revert(answer: ReturnType<typeof commands.undo>, how: 'undone' | 'redone') {
  try {
    const done = await ask(answer);
    await queryClient.invalidateQueries();
    await announce(done, how);
  } catch (error) {
    await announceTrouble(error);
  }
}

async function announce(done: Done, how: 'done' | 'undone' | 'redone') {
  await loadParts(['done']);
  const deed = i18next.t(`done:${done.what}`, { subject: done.subject[spokenLanguage()] }).trim();
  // Some ways back need a word more: what was taken in from a table is not on it again.
  const text = how === 'done' ? deed : i18next.t([`done:${how}.${done.what}`, `done:${how}`], { deed });
  const changes = done.change === null ? [] : [done.change];
  if (how === 'undone') toast({ text, action: { label: i18next.t('done:redo'), run: redo }, changes });
  else await tellInWords(text, changes);
}

/** Says at the bottom of the window why something could not be done, where no form is open to say it in. */
export async function announceTrouble(error: unknown) {
  await loadParts(troubleParts);
  toast({ text: troubleNow(error) });
}

/**
 * What is wrong with a deed while it is being typed, a moment after the last key. A form shows a field's flaw once the
 * field was left, or when somebody tried to finish.
 */
export function useFlaws(deed: Deed | undefined): Flaws {
  const { say } = useSay('problem');
  const [flaws, setFlaws] = useState<Flaws>({});
  const key = deed && JSON.stringify(deed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a deed is the same when it says the same
  useEffect(() => {
    if (!deed) return setFlaws({});
    let late = false;
    const timer = setTimeout(async () => {
      const found = await commands.tryDeed(deed);
      if (late || found.status === 'error') return;
      setFlaws(Object.fromEntries(found.data.map((flaw) => [flaw.field, say('problem', flaw.said)]).reverse()));
    }, 120);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [key]);
  return flaws;
}

/**
 * The dates of known cases that a deed would move while it is being typed. What only comes or goes is what the deed is
 * about, and no surprise.
 */
export function useMovedDates(deed: Deed | undefined): readonly MovedDate[] {
  const [moved, setMoved] = useState<readonly MovedDate[]>([]);
  const key = deed && JSON.stringify(deed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a deed is the same when it says the same
  useEffect(() => {
    if (!deed) return setMoved([]);
    let late = false;
    const timer = setTimeout(async () => {
      const found = await commands.previewDates(deed);
      // A deed that cannot be done moves nothing; what is wrong with it is said at its fields.
      if (!late) setMoved(found.status === 'error' ? [] : found.data.filter((date) => date.old && date.new));
    }, 200);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [key]);
  return moved;
}

/** The flaws that a refusal names, by field. */
export function flawsOf(
  error: unknown,
  say: (part: 'problem', said: Report['lines'][number]['said']) => string,
): Flaws {
  if (!(error instanceof Refused)) return {};
  const lines = (error.error as Report).lines.filter((line) => line.part === 'problem');
  const field = (path: string) => (path.endsWith(']') ? '' : (path.split('.').at(-1) ?? ''));
  return Object.fromEntries(lines.map((line) => [field(line.path), say('problem', line.said)]).reverse());
}
