import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSameNumber,
  nationalDigits,
  numberAmong,
  readPhoneNumber,
  showNumber,
  toE164,
  writtenForms,
} from '../../model/phone-number.ts';

describe('a number is one, however it is written', () => {
  test.each([
    '934567890',
    '934 56 78 90',
    '(93) 456-78-90',
    '+34 934 567 890',
    '0034934567890',
    '34934567890',
    '+34934567890',
    '<+34934567890>',
    'tel:+34-934-567-890',
    '(+34) 934.567.890',
    ' 934.567.890\u00a0',
  ])('"%s"', (raw) => {
    expect(readPhoneNumber(raw, 'ES')).toEqual({ kind: 'e164', e164: '+34934567890' });
  });

  test('by the country where it was dialled', () => {
    expect(toE164('030 123456', 'DE')).toBe('+4930123456');
    expect(toE164('+49 (0)30 123456', 'ES')).toBe('+4930123456');
    expect(toE164('0049 30 123456', 'ES')).toBe('+4930123456');
    expect(toE164('8 912 345-67-89', 'RU')).toBe('+79123456789');
    expect(toE164('712345', 'AD')).toBe('+376712345');
    expect(toE164('011 34 934 567 890', 'US')).toBe('+34934567890');
    expect(toE164('934567890', 'XX')).toBeNull();
    expect(toE164('+34934567890', 'XX')).toBe('+34934567890');
  });
});

test.each([
  null,
  undefined,
  '',
  '  ',
  'anonymous',
  'Anonymous',
  '<unknown>',
  'unknown',
  'Restricted',
  's',
  '<>',
])('%j is withheld', (raw) => expect(readPhoneNumber(raw, 'ES')).toEqual({ kind: 'withheld' }));

test.each([
  ['201', '201'],
  [' 1 ', '1'],
  ['<204>', '204'],
  ['112', '112'],
  ['00112', '00112'],
])('"%s" is of the house', (raw, digits) => {
  expect(readPhoneNumber(raw, 'ES')).toEqual({ kind: 'extension', digits });
  expect(toE164(raw, 'ES')).toBeNull();
});

test.each([
  'CALLME',
  'call me maybe',
  '93456789O',
  '1'.repeat(40),
  '9'.repeat(5000),
  "600000001' OR '1'='1",
  '600000001; drop table calls',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '+',
  '++34934567890',
  '+0000000000',
  '+34 93',
  '()',
  '٩٣٤٥٦٧٨٩٠',
  '+34934567890;ext=5',
  '\u0000934567890',
  '934567890\n600000001',
])('%j is no number, and nothing is thrown', (raw) => {
  expect(readPhoneNumber(raw, 'ES')).toEqual({ kind: 'invalid' });
});

test('whatever comes is understood the same way again, and nothing is thrown', () => {
  const raw = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[+\d ()./-]{0,45}$/),
    fc.stringMatching(/^\+?\d{1,20}$/),
  );
  fc.assert(
    fc.property(raw, fc.constantFrom('ES', 'DE', 'RU', 'US', 'XX', ''), (text, country) => {
      const read = readPhoneNumber(text, country);
      if (read.kind !== 'e164') return;
      expect(read.e164).toMatch(/^\+\d{4,17}$/);
      expect(toE164(read.e164, country)).toBe(read.e164);
      expect(isSameNumber(text, read.e164, country)).toBe(true);
      expect(showNumber(read.e164, country)).not.toBe('');
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test('two are the same if both are numbers or extensions and they agree', () => {
  expect(isSameNumber('934 567 890', '+34934567890', 'ES')).toBe(true);
  expect(isSameNumber('201', ' 201 ', 'ES')).toBe(true);
  expect(isSameNumber('934567890', '934567891', 'ES')).toBe(false);
  expect(isSameNumber('+44934567890', '+34934567890', 'ES')).toBe(false);
  expect(isSameNumber(null, null, 'ES')).toBe(false);
  expect(isSameNumber('anonymous', 'anonymous', 'ES')).toBe(false);
  expect(isSameNumber('abc', 'abc', 'ES')).toBe(false);
  const isTest = numberAmong(['600 111 222', '123', 'nonsense'], 'ES');
  expect(['+34600111222', '123', 'nonsense', null].map(isTest)).toEqual([true, true, false, false]);
});

test('is shown as people of the country write it, and abroad with its prefix', () => {
  expect(showNumber('+34934567890', 'ES')).toBe('934 56 78 90');
  expect(showNumber('+34934567890', 'DE')).toBe('+34 934 56 78 90');
  expect(showNumber('+4930123456', 'DE')).toBe('030 123456');
  expect(showNumber('nonsense', 'ES')).toBe('nonsense');
});

test('is searched by its digits, and by the forms in which others hold it', () => {
  expect(nationalDigits('+34934567890')).toBe('934567890');
  expect(writtenForms('+4930123456')).toEqual([
    '+4930123456',
    '4930123456',
    '004930123456',
    '30123456',
    '030123456',
  ]);
});
