import { expect, test } from 'vitest';
import { splitText } from '../../messaging/split-text.ts';

const split = (text: string, most: number) => splitText(text, most, (part) => part.length);

test('what fits stays whole', () => {
  expect(split('one two\nthree', 13)).toEqual(['one two\nthree']);
  expect(split(' \n ', 10)).toEqual([]);
});

test('a line that was begun goes to the next part', () => {
  expect(split('one two three\nfour five', 18)).toEqual(['one two three', 'four five']);
});

test('a long line is cut between words, and not within a link', () => {
  expect(split('aaaa bbbb cccc', 9)).toEqual(['aaaa bbbb', 'cccc']);
  expect(split('aaaa <https://x.example|a b>', 24)).toEqual(['aaaa', '<https://x.example|a b>']);
});

test('a word that is longer than a part is cut between signs', () => {
  expect(split('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(splitText('😀😀😀', 8, Buffer.byteLength)).toEqual(['😀😀', '😀']);
});
