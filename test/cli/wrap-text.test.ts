import { expect, test } from 'vitest';
import { wrapText } from '../../cli/wrap-text.ts';

test('a text goes on under its own beginning', () => {
  expect(wrapText('one two three four', 11, '- ')).toBe('- one two\n  three\n  four');
  expect(wrapText('one', 80)).toBe('one');
});

test('what is longer than a line stands alone on one', () => {
  expect(wrapText('a incomprehensibilities b', 10, '  ')).toBe('  a\n  incomprehensibilities\n  b');
});

test('wide characters count for two', () => {
  expect(wrapText('日本 日本', 6)).toBe('日本\n日本');
});
