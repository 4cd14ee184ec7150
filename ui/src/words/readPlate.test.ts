import { expect, it } from 'vitest';
import { readPlate } from './readPlate';

it('takes a plate as people write it', () => {
  for (const written of ['京A·8X2K6', '京a8x2k6', ' 京A 8X2K6 ', '京Ａ・８Ｘ２Ｋ６', '京A-8X2K6', '京A.8x2k6']) {
    expect(readPlate(written)).toEqual({ plate: '京A·8X2K6', length: 7, kind: 'small', doubtful: [] });
  }
});

it('knows a new energy car by its eight characters', () => {
  expect(readPlate('京ad12345')).toMatchObject({ length: 8, kind: 'small_new_energy' });
  expect(readPlate('京A12345D')).toMatchObject({ length: 8, kind: 'large_new_energy' });
  expect(readPlate('冀F1234挂')).toMatchObject({ kind: 'trailer' });
});

it('takes for a car only what has the plate of one', () => {
  for (const written of ['WJ京12345', 'jingA8X2K6', '使014578']) expect(readPlate(written).kind).toBeUndefined();
});

it('names a letter that is easily taken for a figure, and leaves it as it is', () => {
  expect(readPlate('京A8O2I6')).toMatchObject({ plate: '京A·8O2I6', doubtful: ['O', 'I'] });
  expect(readPlate('京O80216')).toMatchObject({ doubtful: [] });
  expect(readPlate('京I12345')).toMatchObject({ doubtful: ['I'] });
});

it('keeps what is like no plate as it was written', () => {
  expect(readPlate('使 123456')).toMatchObject({ plate: '使123456', kind: undefined });
  expect(readPlate('')).toMatchObject({ plate: '', kind: undefined, length: 0 });
});
