import { describe, expect, it } from 'vitest';
import { kindsOf } from './appeals';
import { doubtOf, grouped, kept } from './decisionNumber';
import { draftOf, emptyDraft, missingIn, nextDraft, violationOf, withSource } from './draft';
import { decided, objection, violation } from './samples';

describe('a draft', () => {
  it('gives back the violation it came from', () => {
    expect(violationOf(draftOf(violation), 'v1')).toMatchObject(violation);
    expect(violationOf(draftOf(decided), 'v1')).toMatchObject(decided);
  });

  it('names what has to be filled in', () => {
    expect(missingIn(emptyDraft())).toEqual(['vehicle', 'occurred_at', 'offence', 'fine_fen', 'points']);
    expect(missingIn(emptyDraft({ warning_only: true, stage: 'decided' }))).toContain('served_on');
    expect(missingIn(draftOf(decided))).toEqual([]);
  });

  it('asks no money for a warning, and keeps no decision of a record', () => {
    expect(violationOf({ ...draftOf(violation), warning_only: true }, 'v1').fine_fen).toBe(0);
    expect(violationOf({ ...draftOf(decided), stage: 'recorded' }, 'v1').decision).toBeNull();
  });

  it('is decided from the start when it was handled on the spot', () => {
    expect(withSource(emptyDraft(), 'on_spot').stage).toBe('decided');
    expect(withSource(emptyDraft({ stage: 'paid' }), 'on_spot').stage).toBe('paid');
  });

  it('leaves the car for the next', () => {
    expect(nextDraft(draftOf(violation))).toMatchObject({ vehicle: 'c1', offence: '', fine_fen: null });
  });
});

describe('the number of a decision', () => {
  it('is doubted, not refused', () => {
    expect(doubtOf('')).toBeUndefined();
    expect(doubtOf('1101 0626 0917 3385')).toBeUndefined();
    expect(doubtOf('110106')).toBe('length');
    expect(doubtOf('京公交决字1101')).toBe('letters');
    expect(grouped('11010626')).toBe('1101 0626');
    expect(grouped('京公交决字')).toBe('京公交决字');
  });

  it('is the same in full width, with dashes, and with a small x', () => {
    for (const written of ['１１０１０６２６０９１７３３８ｘ', '110106-26091733-8x', '110106—2609 1733‑8X']) {
      expect(doubtOf(written), written).toBeUndefined();
      expect(kept(written)).toBe('110106260917338X');
      expect(grouped(written)).toBe('1101 0626 0917 338X');
    }
    expect(doubtOf('X101062609173385')).toBe('letters');
    expect(kept('京公交决字-1101')).toBe('京公交决字-1101');
  });
});

describe('what may be asked for', () => {
  it('depends on the decision, and on what already waits', () => {
    expect(kindsOf({ violation, appeals: [] })).toEqual(['objection']);
    expect(kindsOf({ violation, appeals: [{ appeal: objection, expected_at: null }] })).toEqual([]);
    expect(kindsOf({ violation: decided, appeals: [] })).toEqual(['reconsideration', 'lawsuit']);
  });
});
