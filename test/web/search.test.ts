import { expect, test } from 'vitest';
import { isFound } from '../../web/state/search.ts';

test('all words of a search must stand somewhere, in any order, whatever accents and capitals', () => {
  const texts = ['núria', 'Núria Puig', null, 'Coordinació'];
  expect(isFound('', texts)).toBe(true);
  expect(isFound('  PUIG nuria ', texts)).toBe(true);
  expect(isFound('coordinacio', texts)).toBe(true);
  expect(isFound('puig billing', texts)).toBe(false);
  expect(isFound('null', texts)).toBe(false);
});
