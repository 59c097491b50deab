import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthExponent, median, pairedRatio, shortNumber, shortTime } from '../../bench/statistics.ts';

const seconds = fc.double({ min: 0.01, max: 100, noNaN: true });

test('the median is the middle one, or between the middle two, in whatever order they come', () => {
  expect(median([3])).toBe(3);
  expect(median([5, 1, 100])).toBe(5);
  expect(median([4, 1, 2, 100])).toBe(3);
});

test('as many are at or below the median as at or above it', () => {
  fc.assert(
    fc.property(fc.array(seconds, { minLength: 1 }), (values) => {
      const middle = median(values);
      const below = values.filter((value) => value <= middle).length;
      const above = values.filter((value) => value >= middle).length;
      expect(Math.min(below, above) * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
});

test('a machine that is slow for a while does not change a ratio', () => {
  const quiet = [
    { seconds: 2, reference: 1 },
    { seconds: 2.2, reference: 1 },
    { seconds: 1.8, reference: 1 },
  ];
  const slowed = quiet.map((pair, i) => (i === 1 ? { seconds: 22, reference: 10 } : pair));
  expect(pairedRatio(quiet)).toBe(2);
  expect(pairedRatio(slowed)).toBe(2);
});

test('a power of the size is found again', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 3, noNaN: true }), seconds, (power, factor) => {
      const points = [10, 20, 40, 80].map((size) => ({ size, seconds: factor * size ** power }));
      expect(growthExponent(points)).toBeCloseTo(power, 6);
    }),
  );
  expect(growthExponent([{ size: 5, seconds: 1 }])).toBe(0);
});

test.each([
  [0.0123, '0.01', '12 ms'],
  [0.36, '0.36', '0.36 s'],
  [0.999, '1.0', '1.0 s'],
  [2.46, '2.5', '2.5 s'],
  [9.97, '10', '10 s'],
  [123.4, '123', '123 s'],
])('%d is said as %s, and as a time as %s', (value, number, time) => {
  expect(shortNumber(value)).toBe(number);
  expect(shortTime(value)).toBe(time);
});
