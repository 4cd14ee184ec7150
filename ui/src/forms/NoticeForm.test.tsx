import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { commands } from '../ipc';
import { show } from '../testing/show';
import NoticeForm from './NoticeForm';

it('notes announced maintenance', async () => {
  const announced = { announced: [] };
  const family = {
    members: [],
    accounts: [],
    vehicles: [],
    filings: [],
    methods: [],
    maintenance: announced,
    muted: [],
  };
  vi.spyOn(commands, 'family').mockResolvedValue({ status: 'ok', data: family });
  vi.spyOn(commands, 'tryDeed').mockResolvedValue({ status: 'ok', data: [] });
  const acted = vi
    .spyOn(commands, 'act')
    .mockResolvedValue({ status: 'ok', data: { what: null, subject: { zh: '', en: '' }, ids: [], change: null } });
  const onClose = vi.fn();
  await show(<NoticeForm asked={{ form: 'notice' }} onClose={onClose} />, {
    parts: ['window/settings', 'window/shell', 'done'],
  });
  await screen.findByText('记一条维护公告');
  fireEvent.change(screen.getByLabelText('公告怎么说'), { target: { value: ' 节前扩容 ' } });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '记下公告' })));
  const notice = {
    id: '',
    from: '2026-09-24T00:00:00+08:00',
    to: '2026-09-24T06:00:00+08:00',
    text: '节前扩容',
  };
  expect(acted).toHaveBeenCalledWith({ deed: 'keep', facts: { maintenance: { announced: [notice] } } });
  expect(onClose).toHaveBeenCalled();
});
