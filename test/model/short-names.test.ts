import { expect, test } from 'vitest';
import { shortNames } from '../../model/short-names.ts';

test.each([
  [
    ['Marta Casals', 'Pau Riba'],
    ['Marta', 'Pau'],
  ],
  [
    ['Marta Casals', 'Marta Roig', 'Pau Riba'],
    ['Marta C', 'Marta R', 'Pau'],
  ],
  [
    ['Marta Casals', 'Marta Camps'],
    ['Marta Cas', 'Marta Cam'],
  ],
  [['Ada'], ['Ada']],
  [
    ['Ada', 'Ada Mir'],
    ['Ada', 'Ada M'],
  ],
  [
    ['Даша Волкова', 'Даша Вольф'],
    ['Даша Волк', 'Даша Воль'],
  ],
])('%j are called %j', (names, short) => {
  expect(shortNames(names)).toEqual(short);
});

test('two of one name have it whole', () => {
  expect(shortNames(['Ada Mir', 'Ada Mir'])).toEqual(['Ada Mir', 'Ada Mir']);
});
