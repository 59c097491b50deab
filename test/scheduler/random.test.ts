import { expect, test } from 'vitest';
import { seededRandom, shuffled } from '../../scheduler/random.ts';

const items = [...Array(20).keys()];

test('004.74 the same seed gives the same numbers, spread over [0, 1)', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 1000 }, random);
  };
  const numbers = draw(42);
  expect(draw(42)).toEqual(numbers);
  expect(draw(43)).not.toEqual(numbers);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  const tenths = Array.from({ length: 10 }, (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length);
  expect(Math.min(...tenths)).toBeGreaterThan(70);
  expect(Math.max(...tenths)).toBeLessThan(130);
});

test('004.74 an order depends on the seed alone and loses nothing; seed 0 keeps it', () => {
  expect(shuffled(items, 0)).toEqual(items);
  const one = shuffled(items, 1);
  expect(one).not.toEqual(items);
  expect(shuffled(items, 1)).toEqual(one);
  expect(shuffled(items, 2)).not.toEqual(one);
  expect([...one].sort((a, b) => a - b)).toEqual(items);
  expect(items).toEqual([...Array(20).keys()]);
});
