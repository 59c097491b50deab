import { describe, expect, test } from 'vitest';
import { foldName, isPersonKey, nameFromKey, personMatcher } from '../../model/person-names.ts';

test.each([
  ['Núria Àlvarez', 'nuria alvarez'],
  ['  GAL·LA   Sol-Roig ', 'galla sol roig'],
  ['Gaŀla', 'galla'],
  ['Łukasz Weiß', 'lukasz weiss'],
  ['Ada Mª', 'ada ma'],
  ['Çelik Ñ', 'celik n'],
  ['Алёна Йович', 'алена иович'],
  ['ada.lovelace@example.org', 'ada.lovelace@example.org'],
  ['O’Neil', 'o neil'],
  ['—', ''],
])('the name "%s" is folded to "%s"', (name, folded) => {
  expect(foldName(name)).toBe(folded);
});

test('a key is made of small letters, digits and inner signs', () => {
  expect(['ada', 'a1', 'x', 'ada-l', 'ada_l', 'a'.repeat(30)].filter((key) => !isPersonKey(key))).toEqual([]);
  const bad = ['', 'Ada', 'ada ', '-ada', 'ada-', 'núria', 'a.b', 'a'.repeat(31), 'ada\n'];
  expect(bad.filter((key) => isPersonKey(key))).toEqual([]);
});

test('a person without a name is called by her key', () => {
  expect(nameFromKey('alba')).toBe('Alba');
});

describe('who is meant', () => {
  const match = personMatcher([
    { key: 'nuria', name: 'Núria Alba', email: 'N.Alba@example.org' },
    { key: 'pau1', name: 'Pau', email: 'pau.one@example.org' },
    { key: 'pau2', name: 'Pàu', email: null },
    { key: 'jordi', name: 'Pau2', email: '' },
    { key: 'annamaria', name: 'Anna Maria', email: null },
    { key: 'anna-b', name: 'Anna B.', email: null },
  ]);

  test.each([
    ['nuria', 'nuria'],
    ['NÚRIA', 'nuria'],
    ['nuria  alba', 'nuria'],
    ['n.alba@EXAMPLE.org', 'nuria'],
    ['Anna-Maria', 'annamaria'],
    ['Anna  Maria', 'annamaria'],
    ['anna_b', 'anna-b'],
    ['jordi', 'jordi'],
  ])('"%s" means %s', (written, key) => {
    expect(match(written)).toBe(key);
  });

  test.each(['', 'nuri', 'alba', 'somebody else', 'x@example.org'])('"%s" means nobody', (written) => {
    expect(match(written)).toBeNull();
  });

  test('two people of one name are not told apart by it, but by their keys and addresses', () => {
    expect([match('Pau'), match('pàu')]).toEqual([null, null]);
    expect([match('pau1'), match('pau.one@example.org')]).toEqual(['pau1', 'pau1']);
  });

  test('a key is stronger than another one’s name', () => {
    expect(match('Pau2')).toBe('pau2');
  });
});
