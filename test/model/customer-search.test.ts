import { expect, test } from 'vitest';
import { foldCode, foldText, guessField, nameWords, searchKeys } from '../../model/customer-search.ts';

test.each([
  ['marta@example.org', 'email'],
  ['@', 'email'],
  ['934 567 890', 'phone'],
  ['+34 93', 'phone'],
  ['+49 30 123456', 'phone'],
  ['0012345', 'contract'],
  ['12345', 'contract'],
  ['12345678Z', 'tax-id'],
  ['ES12345678Z', 'tax-id'],
  ['x1234567l', 'tax-id'],
  ['B-1234567.4', 'tax-id'],
  ['S000123', 'member'],
  ['s12', 'member'],
  ['ES0031405524910014WM0F', 'supply'],
  ['Marta', 'name'],
  ['Marta 2', 'name'],
  ['S', 'name'],
  ['12345678Z or 1=1', 'name'],
  ['<b>', 'name'],
  ['', 'name'],
])('004.151 "%s" looks like %s', (text, field) => {
  expect(guessField(text, 'ES')).toBe(field);
});

test('accents, case and signs make no difference', () => {
  expect(foldText('ÀÇÑÜ Ёж')).toBe('acnu еж');
  expect(foldCode('es-1234.5678 z')).toBe('ES12345678Z');
  expect(nameWords("L'Hospitalet, Núria-Pou (Núria)")).toEqual(['l', 'hospitalet', 'nuria', 'pou']);
});

test('everything is looked for by every field that the text could be of', () => {
  const kinds = (text: string) => searchKeys(text, 'all', 'ES').map(({ kind }) => kind);
  expect(kinds('934567890')).toEqual(['phone', 'word', 'tax-id', 'member', 'email', 'contract', 'supply']);
  expect(kinds('marta')).not.toContain('phone');
  expect(searchKeys('', 'all', 'ES')).toEqual([]);
  expect(searchKeys("';--", 'name', 'ES')).toEqual([]);
});

test('a number that is being written is looked for by its beginning', () => {
  expect(searchKeys('934 5', 'phone', 'ES')).toEqual([{ kind: 'digits', values: ['9345'] }]);
  expect(searchKeys('+34 934 5', 'phone', 'ES')).toEqual([{ kind: 'phone', values: ['+349345'] }]);
});
