import { expect, test } from 'vitest';
import { initialsOf } from '../../model/initials.ts';

test.each([
  [['Marta Casals'], ['MC']],
  [
    ['Marta Casals', 'Mireia Camps'],
    ['MC', 'MCa'],
  ],
  [
    ['Marta Casals', 'Mireia Casas'],
    ['MC', 'MCa'],
  ],
  [['Àlex Torras'], ['ÀT']],
  [['Ada'], ['AD']],
  [['Даша Волкова'], ['ДВ']],
  [['  anna   maria  puig '], ['AP']],
  [[''], ['?']],
])('%j have the initials %j', (names, initials) => {
  expect(initialsOf(names)).toEqual(initials);
});

test('who comes first keeps the short ones', () => {
  const all = initialsOf(['Ada Mir', 'Anna Mas', 'Aina Mora']);
  expect(all).toEqual(['AM', 'AMa', 'AMo']);
});
