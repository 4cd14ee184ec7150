import { expect, test, vi } from 'vitest';
import type { Cure } from '../ipc';
import { go } from '../shell/address';
import { pictured, show } from '../testing/show';
import { choice, choose, nothingChosen } from './choice';
import { type CureAbout, type CureButton, useCure } from './cures';
import { type Offered, twoOf } from './offered';

const later = '2026-09-28T09:00:00+08:00';
const between = (day: string): Cure => ({
  kind: 'pay_between',
  account: null,
  method: null,
  said: { key: 'pay_between', values: { from: { kind: 'day', value: day } } },
});
const wait = (at: string): Cure => ({
  kind: 'wait_until',
  account: null,
  method: null,
  said: { key: 'wait_until', values: { until: { kind: 'instant', value: at } } },
});

/** Hands out the button that it makes. */
function Maker({ cure, about, made }: { cure: Cure; about: Partial<CureAbout>; made: (button?: CureButton) => void }) {
  made(useCure()(cure, { violation: 'v1', ...about }));
  return null;
}

async function buttonOf(cure: Cure, about: Partial<CureAbout> = {}): Promise<CureButton | undefined> {
  const made = vi.fn<(button?: CureButton) => void>();
  await show(<Maker cure={cure} about={about} made={made} />, { parts: ['window/check'], at: pictured });
  return made.mock.lastCall?.[0];
}

test('a moment is offered, but not the one that is chosen', async () => {
  expect((await buttonOf(between('2026-09-28')))?.label).toBe('改到 9月28日');
  expect(await buttonOf(between('2026-09-28'), { later: true, met: later })).toBeUndefined();
  expect((await buttonOf(wait('2026-09-24T04:00:00+08:00'), { later: true, met: later }))?.label).toBe('改到 04:00');
});

test('a moment that has passed is now', async () => {
  expect(await buttonOf(between('2026-09-23'))).toBeUndefined();
  expect((await buttonOf(between('2026-09-23'), { later: true }))?.label).toBe('改到现在');
});

test('elsewhere a cure leads to the check with its choice alone', async () => {
  go('/');
  choose({ ...nothingChosen, who: 'a9' });
  (await buttonOf(between('2026-09-28')))?.run();
  expect(location.hash).toBe(`#/check/v1?at=${encodeURIComponent(later)}`);
  choose(nothingChosen);
  expect(choice()).toEqual(nothingChosen);
  go('/');
});

test('of many buttons the first stays, beside one of the other kind', () => {
  const offered = (label: string, switches: boolean): Offered => ({ label, switches, run: () => undefined });
  const [file, edit, one, two] = [
    offered('去备案', false),
    offered('填余额', false),
    offered('换甲', true),
    offered('换乙', true),
  ];
  const labels = (...all: Offered[]) => twoOf(all).map(({ label }) => label);
  expect(labels(file, one, two)).toEqual(['换甲', '去备案']);
  expect(labels(one, two, edit)).toEqual(['换甲', '填余额']);
  expect(labels(one, two)).toEqual(['换甲', '换乙']);
  expect(labels(file, file, edit)).toEqual(['去备案', '填余额']);
  expect(labels()).toEqual([]);
});
