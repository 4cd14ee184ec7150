import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { commands, type Family } from '../ipc';
import { pictured, show, stumbles } from '../testing/show';
import { choice, choose, nothingChosen } from './choice';
import { Findings } from './Findings';
import { Guide } from './Guide';
import { aFound, anAttempt, aRow } from './testing';
import { VerdictLine } from './VerdictLine';

const parts = ['window/check', 'window/rules', 'window/passed', 'window/guide', 'check', 'remedy'];
const blocked = anAttempt({
  light: 'blocked',
  findings: [aFound({ said: { key: 'no-method', values: {} } })],
  passed: ['overdue', 'due-soon'],
});
const way = {
  account: 'a1',
  method: 'm2',
  at: null,
  light: 'payable' as const,
  nextLight: 'payable' as const,
  earliest: null,
  leftAfter: null,
};

test('the main button mends, and its toast knows the way back', async () => {
  choose(nothingChosen);
  const mend = { change: { what: 'm2' }, way, count: 1 };
  const { getByRole, container } = await show(
    <VerdictLine at={null} attempt={blocked} mend={mend} spells={[]} next={undefined} />,
    { parts, at: pictured },
  );
  const button = getByRole('button', { name: '改好这 1 处' });
  button.click();
  expect(choice()).toEqual({ who: null, what: 'm2', at: null });
  expect(await stumbles(container)).toEqual([]);
  choose(nothingChosen);
});

test('the card names the other person too, where the mend changes who pays', async () => {
  const family = {
    members: [{ id: 'p2', name: '李梅' }],
    accounts: [{ id: 'a2', member: 'p2' }],
    vehicles: [],
    filings: [],
    methods: [{ id: 'm2', label: '工行储蓄卡' }],
  } as unknown as Family;
  vi.spyOn(commands, 'family').mockResolvedValue({ status: 'ok', data: family });
  const byOf = async (account: string) => {
    const mend = { change: { what: 'm2' }, way: { ...way, account }, count: 1 };
    const shown = await show(<Guide at={null} row={aRow()} attempt={blocked} mend={mend} />, { parts });
    await shown.findAllByText(/工行储蓄卡，现在缴/);
    const said = shown.container.querySelector('.guide-by')?.textContent;
    shown.unmount();
    return said;
  };
  expect(await byOf('a2')).toBe('按「李梅用工行储蓄卡，现在缴」');
  expect(await byOf('a1')).toBe('按「工行储蓄卡，现在缴」');
});

test('on paper the light tokens hold, whatever the window shows', () => {
  const [tokens, paper] = ['theme/tokens.css', 'check/Guide.css'].map((file) => readFileSync(`src/${file}`, 'utf8'));
  const light = tokens?.slice(0, tokens.indexOf('@media screen')) ?? '';
  const printed = paper?.slice(paper.indexOf('@media print')).match(/--[a-z0-9-]+: [^;]+;/g) ?? [];
  expect(printed.length).toBeGreaterThan(6);
  for (const token of printed) expect(light).toContain(token);
});

test('what was found is said with its light, and what passed in one line', async () => {
  const { container, getByRole } = await show(
    <Findings later={false} met={undefined} row={aRow()} {...blocked} spells={[]} />,
    {
      parts,
    },
  );
  expect(container.textContent).toContain('受阻 没有支付方式');
  expect(getByRole('button', { name: /通过 另外 2 项/ })).toBeDefined();
  expect(await stumbles(container)).toEqual([]);
});
