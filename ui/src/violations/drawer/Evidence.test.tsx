import { act, cleanup, fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fileOf, objection, violation } from '../../forms/violation/samples';
import type { AttachedFile } from '../../ipc/bindings';
import { show, stumbles } from '../../testing/show';
import { Evidence } from './Evidence';
import { isPictured, kinds, liesIn, renamed, sizeOf, unitsOfDrag } from './evidence';
import { InPlace } from './InPlace';

const photo: AttachedFile = {
  attachment: {
    id: 'e1',
    violation: 'v1',
    kind: 'scene_photo',
    name: '路口.jpg',
    sha256: '0'.repeat(64),
    size: 2_411_724,
    added_at: '2026-09-20T12:00:00+08:00',
  },
  look: 'picture',
  missing: false,
};
const receipt: AttachedFile = {
  attachment: {
    id: 'e2',
    appeal: 'a1',
    kind: 'receipt',
    name: '回执.pdf',
    sha256: '1'.repeat(64),
    size: 3,
    added_at: '2026-09-21T12:00:00+08:00',
  },
  look: 'pdf',
  missing: true,
};

describe('the evidence', () => {
  it('says what to keep while there is none', async () => {
    const { container, getByRole } = await show(<Evidence file={fileOf(violation)} />, {
      parts: ['window/violations', 'done'],
    });
    expect(container.textContent).toContain('留好现场照片');
    expect(getByRole('button', { name: '添加' })).toBeDefined();
    expect(await stumbles(container)).toEqual([]);
  });

  it('is named for what it shows, and says what is gone', async () => {
    const file = fileOf(violation, {
      appeals: [{ appeal: objection, expected_at: null }],
      attachments: [photo, receipt],
    });
    const { container, getByRole } = await show(<Evidence file={file} />, { parts: ['window/violations', 'done'] });
    expect(container.textContent).toContain('2 份');
    expect(container.textContent).toContain('2.2 MB · 9月20日');
    expect((getByRole('textbox', { name: '路口.jpg 的名字' }) as HTMLInputElement).value).toBe('路口.jpg');
    expect((getByRole('textbox', { name: '路口.jpg 的备注' }) as HTMLInputElement).placeholder).toBe('加备注');
    expect((getByRole('combobox', { name: '路口.jpg 是什么' }) as HTMLSelectElement).value).toBe('scene_photo');
    expect((getByRole('button', { name: '打开 路口.jpg' }) as HTMLButtonElement).disabled).toBe(false);
    expect((getByRole('button', { name: '回执.pdf, 文件不见了' }) as HTMLButtonElement).disabled).toBe(true);
    expect(container.querySelectorAll('.drawer-file')[1]?.textContent).toContain('异议');
    expect(await stumbles(container)).toEqual([]);
  });
});

describe('a text that is typed where it stands', () => {
  const typed = async (after: (box: HTMLElement) => void) => {
    const onKeep = vi.fn(async () => {});
    const { getByRole } = await show(<InPlace label="备注" value="路口" onKeep={onKeep} />);
    const box = getByRole('textbox', { name: '备注' }) as HTMLInputElement;
    fireEvent.change(box, { target: { value: ' 路牌 ' } });
    await act(async () => after(box));
    return { box, onKeep };
  };

  it('is kept by Enter and by leaving', async () => {
    for (const key of ['Enter', undefined]) {
      const { onKeep } = await typed((box) => (key ? fireEvent.keyDown(box, { key }) : fireEvent.blur(box)));
      expect(onKeep).toHaveBeenCalledExactlyOnceWith('路牌');
      cleanup();
    }
  });

  it('is as it was after Escape, which only then closes the drawer', async () => {
    const pressed = (box: HTMLElement) => fireEvent.keyDown(box, { key: 'Escape' });
    const { box, onKeep } = await typed((box) => expect(pressed(box)).toBe(false));
    expect(box.value).toBe('路口');
    fireEvent.blur(box);
    expect(onKeep).not.toHaveBeenCalled();
    expect(pressed(box)).toBe(true);
  });
});

describe('a file', () => {
  it('has a size that can be compared', () => {
    expect([0, 1023, 1024, 1_048_575, 1_048_576, 1_153_433, 209_715_200].map(sizeOf)).toEqual([
      '0 B',
      '1023 B',
      '1 KB',
      '1023 KB',
      '1.0 MB',
      '1.0 MB',
      '200.0 MB',
    ]);
  });

  it('keeps its ending under another name', () => {
    expect(renamed('路牌被树挡住', '路口.jpg')).toBe('路牌被树挡住.jpg');
    expect(renamed('2026.09.12 现场', 'IMG_1.JPG')).toBe('2026.09.12 现场.JPG');
    expect(renamed('路牌.JPG', '路口.jpg')).toBe('路牌.JPG');
    expect(renamed('截图', 'README')).toBe('截图');
    expect([renamed('', '路口.jpg'), renamed('.jpg', '路口.jpg')]).toEqual(['路口.jpg', '路口.jpg']);
  });

  it('is a picture only while it is there', () => {
    expect(isPictured(photo)).toBe(true);
    expect(isPictured({ ...photo, missing: true })).toBe(false);
    expect(isPictured({ ...receipt, missing: false })).toBe(false);
  });

  it('lands where it is let go, also on a dense screen', () => {
    const box = { left: 100, right: 200, top: 50, bottom: 80 };
    expect(liesIn({ x: 100, y: 50 }, box, 1)).toBe(true);
    expect(liesIn({ x: 200, y: 50 }, box, 1)).toBe(false);
    expect(liesIn({ x: 100, y: 50 }, box, 2)).toBe(false);
    expect(liesIn({ x: 398, y: 158 }, box, 2)).toBe(true);
    expect(['Win32', 'Linux x86_64', 'MacIntel'].map((platform) => unitsOfDrag(platform, 2))).toEqual([2, 1, 1]);
  });

  it('shows one of a closed list', () => {
    expect(new Set(kinds).size).toBe(7);
  });
});
