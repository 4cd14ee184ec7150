import { act, render } from '@testing-library/react';
import { beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { commands } from '../ipc';
import { type Choice, nothingChosen } from './choice';
import { learn } from './given';
import { anAttempt } from './testing';
import { useAttempts } from './useAttempt';
import type { Facts } from './useOpen';

const later: Choice = { ...nothingChosen, at: '2026-09-23T21:50:00+08:00' };
const factsNow = (): Facts => ({ dataUpdatedAt: 1, now: '2026-09-23T21:42:00+08:00' });
let asked: MockInstance<typeof commands.check>;
beforeEach(() => {
  asked = vi.spyOn(commands, 'check').mockImplementation(async ({ at }) => {
    return { status: 'ok', data: { at: at ?? '', results: [anAttempt({ last_day: at })] } };
  });
});

/** Draws the answer's day, and keeps what was drawn each time. */
function Shown({ choice, facts, drawn }: { choice: Choice; facts: Facts; drawn: (string | undefined)[] }) {
  const answered = useAttempts(['v1'], choice, facts);
  drawn.push(answered && `${answered.choice.at} ${answered.attempts[0]?.last_day}`);
  return null;
}

test('what is known is drawn with the choice, never beside an older answer', async () => {
  const facts = factsNow();
  await learn(facts, ['v1'], nothingChosen);
  await learn(facts, ['v1'], later);
  const drawn: (string | undefined)[] = [];
  const shown = render(<Shown choice={nothingChosen} facts={facts} drawn={drawn} />);
  drawn.length = 0;
  shown.rerender(<Shown choice={later} facts={facts} drawn={drawn} />);
  expect(drawn.at(-1)).toBe(`${later.at} ${later.at}`);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('what is not known is asked for, and what was shown stays until it is there', async () => {
  const facts = factsNow();
  const drawn: (string | undefined)[] = [];
  await learn(facts, ['v1'], nothingChosen);
  const shown = render(<Shown choice={nothingChosen} facts={facts} drawn={drawn} />);
  shown.rerender(<Shown choice={later} facts={facts} drawn={drawn} />);
  expect(drawn.at(-1)).toBe('null null');
  await act(async () => {});
  expect(drawn.at(-1)).toBe(`${later.at} ${later.at}`);
});

test('other facts are another question', async () => {
  const drawn: (string | undefined)[] = [];
  const shown = render(<Shown choice={later} facts={factsNow()} drawn={drawn} />);
  await act(async () => {});
  shown.rerender(<Shown choice={later} facts={factsNow()} drawn={drawn} />);
  await act(async () => {});
  expect(asked).toHaveBeenCalledTimes(2);
});

test('one question is asked once, and again after it failed', async () => {
  const facts = factsNow();
  asked.mockRejectedValueOnce(new Error('busy'));
  const both = [learn(facts, ['v1'], later), learn(facts, ['v1'], later)];
  expect(asked).toHaveBeenCalledTimes(1);
  for (const one of both) await expect(one).rejects.toThrow('busy');
  await learn(facts, ['v1'], later);
  expect(asked).toHaveBeenCalledTimes(2);
});
