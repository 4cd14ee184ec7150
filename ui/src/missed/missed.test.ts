import { beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../ipc';
import { beginToSpeak, loadParts } from '../words/catalogue';
import { toasts } from './useTold';

const notice = (id: string) =>
  ({
    key: id,
    place: `/check/${id}`,
    title: {
      key: 'pay_by.today',
      values: { about: { kind: 'text', value: '京A·8X2K6' }, due: { kind: 'money', value: 20000 } },
    },
  }) as unknown as Notice;

describe('what the desktop could not show', () => {
  beforeAll(async () => {
    beginToSpeak('zh');
    await loadParts(['remind', 'word']);
  });

  it('is a toast each, which leads to its place', () => {
    expect(toasts([notice('v1'), notice('v2')], '2026-09-23')).toEqual([
      { text: '京A·8X2K6：今天缴 ¥200.00', place: '/check/v1' },
      { text: '京A·8X2K6：今天缴 ¥200.00', place: '/check/v2' },
    ]);
  });

  it('is one for many', () => {
    const many = ['v1', 'v2', 'v3', 'v4'].map(notice);
    expect(toasts(many, '2026-09-23')).toEqual([{ text: '4 条提醒', place: '/' }]);
  });
});
