import { expect, it } from 'vitest';
import { plainReason } from '../../connectors/plain-reason.ts';

it.each([
  ['two\n  lines.', 'two lines'],
  ['pw pw-long pw', '… … …'],
  ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n after', '… after'],
  ['cut -----BEGIN PRIVATE KEY-----\nMIIE', 'cut …'],
  ['token ya29.a0Af_x-y.z and eyJhbGciOiJS.eyJpc3MiOi.c2lnbmF0', 'token … and …'],
  ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer …'],
  ['at https://me:word@odoo.example.org/x', 'at https://…@odoo.example.org/x'],
])('makes %j safe', (message, expected) => {
  expect(plainReason(message, ['pw', 'pw-long', '', null, undefined])).toBe(expected);
});

it('is short, and empty for what is no text', () => {
  expect(plainReason('a'.repeat(999))).toBe(`${'a'.repeat(199)}…`);
  expect(plainReason({ message: 'x' })).toBe('');
});
