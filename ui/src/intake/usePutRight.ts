import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { announceTrouble } from '../forms/deed';
import { ask, commands, type Field, type Said } from '../ipc';
import { replaced } from './table';

export type PuttingRight = {
  /** Reads a text as this field, a moment after the last key or, with `now`, at once. */
  put: (text: string, now?: boolean) => void;
  /** Reads what was typed last, if that has not been done yet; whether it could be read. */
  finish: () => Promise<boolean>;
  /** Why what was typed last cannot be read. */
  refused: Said | undefined;
};

const pause = 160;

/** Puts a field right while it is being typed. What is typed last counts, in whatever order the answers come. */
export function usePutRight(piece: number, field: Field): PuttingRight {
  const [refused, setRefused] = useState<Said>();
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const turn = useRef(0);
  const answered = useRef(Promise.resolve(true));

  const send = async (text: string): Promise<boolean> => {
    const mine = ++turn.current;
    try {
      const answer = await ask(commands.putRight(piece, field, text));
      if (mine === turn.current) setRefused(answer.refused ?? undefined);
      if (mine === turn.current && !answer.refused) await replaced(answer.piece);
      return !answer.refused;
    } catch (error) {
      await announceTrouble(error);
      return false;
    }
  };

  const finish = () => {
    const last = waiting.current;
    if (!last) return answered.current;
    clearTimeout(last.timer);
    waiting.current = undefined;
    answered.current = send(last.text);
    return answered.current;
  };

  const put = (text: string, now = false) => {
    clearTimeout(waiting.current?.timer);
    waiting.current = { text, timer: setTimeout(finish, pause) };
    if (now) void finish();
  };

  // Whoever goes elsewhere in the middle of a word has still typed it.
  const left = useEffectEvent(() => void finish());
  useEffect(() => () => left(), []);

  return { put, finish, refused };
}
