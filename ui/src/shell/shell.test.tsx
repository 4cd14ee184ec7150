import { fireEvent, screen, act as settle, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { show, stumbles } from '../testing/show';
import { act, useAction } from './actions';
import { go } from './address';
import { Shell } from './Shell';
import { hearKeys, keysOf, shortcuts, writtenKeys } from './shortcuts';

function Does({ id, run }: { id: Parameters<typeof useAction>[0]; run: () => void }) {
  useAction(id, run);
  return <input aria-label="text" />;
}

describe('keys', () => {
  const press = (target: EventTarget, init: KeyboardEventInit & { keyCode?: number }, page = 'check') => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
    Object.defineProperty(event, 'target', { value: target });
    if (init.keyCode) Object.defineProperty(event, 'keyCode', { value: init.keyCode });
    hearKeys(event, page);
    return event.defaultPrevented;
  };

  it('do what they say only where they count', async () => {
    const mend = vi.fn();
    await show(<Does id="check.mend" run={mend} />);
    press(document.body, { key: 'f' });
    expect(mend).toHaveBeenCalledTimes(1);
    press(document.body, { key: 'f' }, 'violations');
    press(screen.getByLabelText('text'), { key: 'f' });
    press(document.body, { key: 'f', isComposing: true });
    press(document.body, { key: 'f', keyCode: 229 });
    press(document.body, { key: 'f', altKey: true });
    expect(mend).toHaveBeenCalledTimes(1);
  });

  it('leave Escape to a menu that floats over the page, though it has closed by then', async () => {
    const close = vi.fn();
    await show(
      <>
        <Does id="close" run={close} />
        <div className="float" />
      </>,
    );
    expect(press(document.body, { key: 'Escape' })).toBe(false);
    document.querySelector('.float')?.setAttribute('style', 'display: none');
    expect(press(document.body, { key: 'Escape' })).toBe(true);
    expect(close).toHaveBeenCalledOnce();
  });

  it('leave undo to a text that is being written', async () => {
    const undo = vi.fn();
    await show(<Does id="undo" run={undo} />);
    expect(press(screen.getByLabelText('text'), { key: 'z', ctrlKey: true })).toBe(false);
    expect(press(document.body, { key: 'z', ctrlKey: true })).toBe(true);
    expect(press(document.body, { key: 'Z', ctrlKey: true, shiftKey: true })).toBe(false);
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('are found by their place where the layout writes no Latin, and by a full-width mark', async () => {
    const [later, sheet] = [vi.fn(), vi.fn()];
    await show(
      <>
        <Does id="check.later-free" run={later} />
        <Does id="shortcuts" run={sheet} />
      </>,
    );
    press(document.body, { key: '}', code: 'BracketRight', shiftKey: true });
    press(document.body, { key: '】', code: 'BracketRight', shiftKey: true });
    expect(later).toHaveBeenCalledTimes(2);
    press(document.body, { key: '？', shiftKey: true });
    press(document.body, { key: '?', shiftKey: true });
    expect(sheet).toHaveBeenCalledTimes(2);
  });

  it('do nothing, and are left to others, where nobody acts', () => {
    expect(press(document.body, { key: 'n', ctrlKey: true })).toBe(false);
  });

  it('are written for each computer', () => {
    expect(keysOf('palette')).toBe('Ctrl K');
    expect(writtenKeys('mod+shift+z', true)).toBe('⇧⌘Z');
    expect(writtenKeys('escape')).toBe('Esc');
  });

  it('mean one thing in one place', () => {
    const places = shortcuts.map(({ keys, scope }) => `${scope} ${keys}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('actions', () => {
  it('are done by whoever came last, and by the other again after it', async () => {
    const [page, drawer] = [vi.fn(), vi.fn()];
    const { rerender } = await show(<Does id="close" run={page} />);
    rerender(
      <>
        <Does id="close" run={page} />
        <Does id="close" run={drawer} />
      </>,
    );
    act('close');
    rerender(<Does id="close" run={page} />);
    act('close');
    expect([page, drawer].map((done) => done.mock.calls.length)).toEqual([1, 1]);
    rerender(<p />);
    expect(act('close')).toBe(false);
  });
});

describe('Shell', () => {
  it('leads to every page, in both languages, without stumbling', async () => {
    const { container } = await show(<Shell household="王家" open={8} sample rulesOf="2026-09-01" />);
    const nav = screen.getByRole('navigation', { name: '主导航' });
    const links = within(nav).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      ['/', '/check', '/violations', '/calendar', '/vehicles', '/accounts', '/intake', '/rules', '/settings'].map(
        (path) => `#${path}`,
      ),
    );
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('总览');
    expect(nav.textContent).toContain('8 笔未了结');
    expect(nav.textContent).toContain('规则库 9月1日版');
    expect(await stumbles(container)).toEqual([]);
  });

  it('shows the page of the address, and what the keys ask for', async () => {
    await show(<Shell />, { language: 'en', parts: ['window/violations'] });
    await settle(async () => void fireEvent.keyDown(document.body, { key: '3', ctrlKey: true }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Violations' })).toBeTruthy();
    expect(screen.getByRole('link', { current: 'page' }).textContent).toContain('Violations');

    await settle(async () => void fireEvent.keyDown(document.body, { key: '?', shiftKey: true }));
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
    await settle(async () => go('/nowhere'));
    expect(location.hash).toBe('#/');
  });
});

describe('address', () => {
  it('keeps a page’s choices with the page', async () => {
    await show(<Shell />);
    await settle(async () => go('/violations?light=blocked'));
    expect(location.hash).toBe('#/violations?light=blocked');
    expect(location.search).toBe('');
    await settle(async () => go('/rules'));
    expect(location.hash).toBe('#/rules');
  });
});
