import { expect, test } from 'vitest';
import { roundHalfEven } from '../../../scheduler/load/round-half-even.ts';

test('004.50 rounds halves to the even neighbour', () => {
  expect([0.5, 1.5, 2.5, 3.5, 4.5, 5.5].map(roundHalfEven)).toEqual([0, 2, 2, 4, 4, 6]);
});

test('004.50 rounds everything else to the nearest whole number', () => {
  expect([0, 2.4, 2.49, 2.51, 2.6, 3.4, 3.6, 7].map(roundHalfEven)).toEqual([0, 2, 2, 3, 3, 3, 4, 7]);
});

test('004.50 rounds below zero by the same rule and never gives minus zero', () => {
  expect([-0.4, -0.5, -1.5, -2.5, -2.6].map(roundHalfEven)).toEqual([0, 0, -2, -2, -3]);
  expect(Object.is(roundHalfEven(-0.4), 0)).toBe(true);
});

test('004.50 takes what misses a half by the dust of decimals for a half', () => {
  // 2.5000000000000004 and 3.4999999999999996
  expect(roundHalfEven(2.5 + 5e-16)).toBe(2);
  expect(roundHalfEven(3.5 - 4e-16)).toBe(4);
});
