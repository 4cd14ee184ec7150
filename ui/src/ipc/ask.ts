/** What a command of the shell gives back. */
export type Answer<T, E> = { status: 'ok'; data: T } | { status: 'error'; error: E };

/** A command said no; `error` says why, as the shell tagged it. */
export class Refused<E = unknown> extends Error {
  readonly error: E;

  constructor(error: E) {
    super('refused');
    this.name = 'Refused';
    this.error = error;
  }
}

/** The data of an answer; throws `Refused` when there is none. */
export async function ask<T, E>(answer: Promise<Answer<T, E>>): Promise<T> {
  const given = await answer;
  if (given.status === 'error') throw new Refused(given.error);
  return given.data;
}
