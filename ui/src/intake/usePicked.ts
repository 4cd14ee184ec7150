import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands, type Piece, type Sheet } from '../ipc';
import { firstToSee } from './course';
import { few, piecesQuery } from './table';

export type Picked = {
  /** All pieces when they are few. */
  all: readonly Piece[] | undefined;
  /** The one that is shown. */
  piece: Piece | undefined;
  pick: (number: number | undefined) => void;
  /** Whether the focus is to go to what is missing in it, once. */
  wanted: RefObject<boolean>;
};

/** Which piece is shown: after something was brought or taken in, the first that waits for somebody. */
export function usePicked(sheet: Sheet | undefined): Picked {
  const total = sheet?.total ?? 0;
  const isFew = total > 0 && total <= few;
  const [number, setNumber] = useState<number>();
  const wanted = useRef(false);
  const seen = useRef<string>(undefined);

  const all = useQuery({ ...piecesQuery([], 0, few), enabled: isFew }).data?.pieces;
  const one = useQuery({ ...piecesQuery([], number ?? 0, 1), enabled: total > few && number !== undefined }).data;
  const within = isFew ? all : one?.pieces;
  const piece = number === undefined ? undefined : within?.find((one) => one.number === number);

  // What lies on the table: what is put right or decided leaves the piece that is shown where it is.
  const laid = sheet && `${sheet.brought.map((brought) => brought.number).join()} ${sheet.total}`;
  useEffect(() => {
    if (!sheet || laid === undefined || seen.current === laid) return;
    seen.current = laid;
    const newest = sheet.brought.at(-1)?.pieces ?? 0;
    const offset = isFew ? 0 : sheet.total - newest;
    if (sheet.total === 0 || (!isFew && newest > few)) return setNumber(undefined);
    const look = async () => {
      const { pieces } = await ask(commands.pieces([], offset, few));
      const first = firstToSee(pieces.slice(isFew ? -newest || 0 : 0)) ?? firstToSee(pieces);
      wanted.current = true;
      setNumber(first?.number);
    };
    look().catch(announceTrouble);
  }, [sheet, laid, isFew]);

  return { all: isFew ? all : undefined, piece, pick: setNumber, wanted };
}
