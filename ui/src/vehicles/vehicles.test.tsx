import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeForm, useAsked } from '../forms/asked';
import { commands } from '../ipc';
import { go } from '../shell/address';
import { show, stumbles } from '../testing/show';
import Vehicles from '.';
import { board } from './sample';

function Asked() {
  return <output>{JSON.stringify(useAsked())}</output>;
}

const page = (
  <>
    <Vehicles />
    <Asked />
  </>
);

describe('车辆与备案', () => {
  beforeEach(() => {
    vi.spyOn(commands, 'board').mockResolvedValue({ status: 'ok', data: board });
    go('/vehicles');
  });

  afterEach(() => {
    closeForm();
    vi.restoreAllMocks();
  });

  it('is walked over with the arrow keys, and says what a cell means', async () => {
    const { container } = await show(page, { parts: ['window/vehicles'] });
    const grid = await screen.findByRole('grid');
    const selected = () => within(grid).getByRole('gridcell', { selected: true });
    expect(selected().textContent).toContain('审核中');

    selected().focus();
    fireEvent.keyDown(selected(), { key: 'ArrowLeft' });
    await waitFor(() => expect(selected().textContent).toBe('名额满'));
    expect(document.activeElement).toBe(selected());
    expect(location.hash).toBe('#/vehicles?car=gran&account=dad');
    const rail = screen.getByRole('complementary');
    expect(within(rail).getByText('没有未了结的，可解除')).toBeTruthy();
    expect(within(rail).getAllByText(/笔未了结，留着/)).toHaveLength(2);

    fireEvent.keyDown(selected(), { key: 'ArrowUp' });
    fireEvent.keyDown(selected(), { key: 'End' });
    await waitFor(() => expect(selected().textContent).toBe('本人'));
    // At the edge it stays where it is.
    fireEvent.keyDown(selected(), { key: 'ArrowUp' });
    expect(selected().textContent).toBe('本人');
    expect(await stumbles(container)).toEqual([]);
  });

  it('leads from a cell to what can be done about it', async () => {
    go('/vehicles?car=gran&account=dad');
    await show(page, { parts: ['window/vehicles'] });
    const grid = await screen.findByRole('grid');
    fireEvent.keyDown(within(grid).getByRole('gridcell', { selected: true }), { key: 'Enter' });
    const rail = screen.getByRole('complementary');
    expect(rail.contains(document.activeElement)).toBe(true);
    fireEvent.click(within(rail).getByRole('button', { name: '解除 京N·6H2Q5' }));
    expect(screen.getByRole('status').textContent).toBe('{"form":"unbind","filing":"sold-dad"}');
  });

  it('has no red for a car that needs no filing', async () => {
    await show(page, { parts: ['window/vehicles'] });
    const grid = await screen.findByRole('grid');
    const full = within(grid).getAllByText('名额满');
    expect(full.map((word) => word.className.includes('tone-stop'))).toEqual([true, false]);
  });

  it('says what is next when there is no car', async () => {
    vi.spyOn(commands, 'board').mockResolvedValue({
      status: 'ok',
      data: { ...board, cars: [], accounts: [], pending: [] },
    });
    await show(page, { parts: ['window/vehicles'] });
    expect(await screen.findByText(/还没有车/)).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
  });
});
