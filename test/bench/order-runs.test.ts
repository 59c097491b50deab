import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderRuns } from '../../bench/order-runs.ts';

const counts = fc.tuple(
  fc.integer({ min: 1, max: 7 }),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 1, max: 9 }),
);

test('everyone runs once on every load in every round', () => {
  fc.assert(
    fc.property(counts, ([loads, contenders, rounds]) => {
      const runs = orderRuns(loads, contenders, rounds);
      const keys = new Set(runs.map(({ round, load, contender }) => `${round} ${load} ${contender}`));
      expect(runs.length).toBe(loads * contenders * rounds);
      expect(keys.size).toBe(runs.length);
    }),
  );
});

test('those who are compared run one right after the other', () => {
  fc.assert(
    fc.property(counts, ([loads, contenders, rounds]) => {
      const runs = orderRuns(loads, contenders, rounds);
      for (let i = 0; i < runs.length; i += contenders) {
        const block = runs.slice(i, i + contenders);
        expect(new Set(block.map(({ round, load }) => `${round} ${load}`)).size).toBe(1);
      }
    }),
  );
});

test('over the loads everyone begins equally often', () => {
  const begin = orderRuns(8, 4, 1).filter((_, i) => i % 4 === 0);
  const times = [0, 1, 2, 3].map((one) => begin.filter(({ contender }) => contender === one).length);
  expect(times).toEqual([2, 2, 2, 2]);
});

test('nobody always follows the same one', () => {
  const runs = orderRuns(1, 3, 6);
  const before = new Set(
    runs.flatMap(({ contender, round }, i) =>
      contender === 0 && runs[i - 1]?.round === round ? [runs[i - 1]!.contender] : [],
    ),
  );
  expect(before).toEqual(new Set([1, 2]));
});
