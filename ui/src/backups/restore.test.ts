import { describe, expect, it } from 'vitest';
import { isBackup, nameOf } from './restore';

describe('what was kept before a restore', () => {
  it('is named by its file, whatever the system parts paths with', () => {
    expect(nameOf('/data/backups/greenlight-20260923-214200-before-restore.sqlite')).toBe(
      'greenlight-20260923-214200-before-restore.sqlite',
    );
    expect(nameOf('D:\\data\\backups\\damaged-20260923-214200.sqlite')).toBe('damaged-20260923-214200.sqlite');
  });

  it('is offered back only when it is a backup', () => {
    expect(isBackup('/a/greenlight-20260923-214200-before-restore.sqlite')).toBe(true);
    expect(isBackup('/greenlight-data/damaged-20260923-214200.sqlite')).toBe(false);
  });
});
