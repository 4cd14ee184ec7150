import { act } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { go } from '../shell/address';
import { show } from '../testing/show';
import { useChosenInAddress } from './beginning';
import { choice, choose, nothingChosen } from './choice';

const before = { who: 'a2', what: 'm2', at: '2026-09-28T09:00:00+08:00' };
function Page() {
  useChosenInAddress();
  return null;
}
/** The check page is opened at an address, with what was chosen before. */
const opened = async (address: string) => {
  go(address);
  return show(<Page />);
};

beforeEach(() => {
  go('/');
  choose(before);
});

test('a link that names violations begins with nothing chosen', async () => {
  await opened('/check?ids=v1,v2');
  expect(choice()).toEqual(nothingChosen);
  choose(before);
  act(() => go('/check/v2'));
  expect(choice()).toEqual(before);
});

test('the page itself keeps what was chosen, and so does the way back', async () => {
  await opened('/check');
  expect(choice()).toEqual(before);
  act(() => go('/check/v2', { replace: true }));
  (await opened('/check/v3')).unmount();
  choose(before);
  // The same entry again, as after Back.
  await show(<Page />);
  expect(choice()).toEqual(before);
});

test('what an address chooses is chosen, and nothing else', async () => {
  await opened('/check/v1?who=a1');
  expect(choice()).toEqual({ who: 'a1', what: null, at: null });
});
