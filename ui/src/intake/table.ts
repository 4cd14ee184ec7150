import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { announceTrouble } from '../forms/deed';
import {
  ask,
  type Choosing,
  type CourseWord,
  commands,
  type Field,
  keepShown,
  type Piece,
  type Pieces,
  queryClient,
  type Sheet,
} from '../ipc';
import { go } from '../shell/address';

/** So many pieces stand side by side as tabs; more are a list. */
export const few = 8;

/** What lies on the table: it stays there until it is taken in or put away, whatever page is shown meanwhile. */
export function useSheet() {
  return useQuery({ queryKey: ['intake', 'sheet'], queryFn: () => ask(commands.sheet()) });
}

/** Some of the pieces: of these courses, or of all. */
export function piecesQuery(courses: CourseWord[], offset: number, limit: number) {
  return {
    queryKey: ['intake', 'pieces', { courses, offset, limit }],
    queryFn: () => ask(commands.pieces(courses, offset, limit)),
    gcTime: 60_000,
    ...keepShown,
  };
}

/** Opens 录入 and reads a text there, wherever it came from. */
export async function bringText(text: string): Promise<boolean> {
  go('/intake');
  return atTable(() => ask(commands.bringText(text)));
}

export const bringFiles = (paths: string[]) => atTable(() => ask(commands.bringFiles(paths)));
export const chooseFiles = () => atTable(() => ask(commands.chooseFiles()));
export const putAway = (source: number | null) => atTable(() => ask(commands.putAway(source)));
export const mapColumn = (source: number, column: number, field: Field | null) =>
  atTable(() => ask(commands.mapColumn(source, column, field)));

/** Keeps what somebody decided about a piece, and shows what comes of it. */
export async function decide(number: number, choosing: Choosing): Promise<void> {
  try {
    await replaced(await ask(commands.decide(number, choosing)));
  } catch (error) {
    await announceTrouble(error);
  }
}

/** Shows a piece as it stands now; what else depends on it is asked for again. */
export async function replaced(piece: Piece): Promise<void> {
  queryClient.setQueriesData<Pieces>({ queryKey: ['intake', 'pieces'] }, (page) =>
    page?.pieces.some(({ number }) => number === piece.number)
      ? { ...page, pieces: page.pieces.map((one) => (one.number === piece.number ? piece : one)) }
      : page,
  );
  await queryClient.invalidateQueries({ queryKey: ['intake'] });
}

/** Shows another table: what was asked about the one before is asked again. */
export async function laid(sheet: Sheet): Promise<void> {
  queryClient.setQueryData(['intake', 'sheet'], sheet);
  await queryClient.invalidateQueries({ queryKey: ['intake', 'pieces'] });
}

/**
 * Does one thing at the table after another; the screen shows that it is at work. Gives whether it was done: not when
 * it was refused or stopped, or when nobody chose a file.
 */
export async function atTable(work: () => Promise<Sheet | null>): Promise<boolean> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  begin(1);
  try {
    const sheet = await turn;
    if (sheet) await laid(sheet);
    return sheet !== null;
  } catch (error) {
    await announceTrouble(error);
    return false;
  } finally {
    begin(-1);
  }
}

/** Whether something is being read or taken in. */
export function useAtWork(): boolean {
  return useSyncExternalStore(
    (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    () => working > 0,
  );
}

let last: Promise<unknown> = Promise.resolve();
let working = 0;
const listeners = new Set<() => void>();

function begin(by: number) {
  working += by;
  for (const heard of listeners) heard();
}
