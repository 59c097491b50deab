import { expect, test } from 'vitest';
import { roundDecimals } from '../../../scheduler/load/round-decimals.ts';

test('leaves no dust of decimals', () => {
  expect(roundDecimals(3 - 2.4, 1)).toBe(0.6);
  expect(roundDecimals(0.1 + 0.2, 2)).toBe(0.3);
});

test('keeps as many decimals as asked for and never gives minus zero', () => {
  expect(roundDecimals(15 / 7, 2)).toBe(2.14);
  expect(Object.is(roundDecimals(-0.04, 1), 0)).toBe(true);
});
