import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRAIN, settlePrices, zeroPrices } from '../../scheduler/prices.ts';
import { slotLimits } from '../../scheduler/slot-prices.ts';
import { makeProblem } from '../support/problem-builder.ts';
import { randomPrices } from '../support/random-prices.ts';
import { randomWeek } from '../support/random-week.ts';

describe('prices of nothing', () => {
  test('there is one for every cell of every class, every load and every limit', () => {
    const problem = makeProblem({
      days: 2,
      slots: [2, 1],
      lines: 2,
      lineClasses: [0, 1],
      persons: [{ table: 1, classLoads: [1, 1] }, { table: 1 }, {}],
      rules: { 'table-noise': { level: 'soft' } },
    });
    const none = [0, 0];
    expect(zeroPrices(problem)).toEqual({
      cells: [[none, none], [none]],
      loads: [0, 0, 0],
      classLoads: [none, none, none],
      limits: [0, 0, 0],
    });
  });

  test('loads by class have none where nobody has such loads', () => {
    expect(zeroPrices(makeProblem()).classLoads).toBeNull();
  });
});

describe('settled prices', () => {
  const problem = makeProblem({ slots: 1, persons: [{}] });
  const settle = (price: number) => {
    const { cells, loads } = settlePrices({ ...zeroPrices(problem), cells: [[[price]]], loads: [price] }, []);
    return { cell: cells[0]![0]![0]!, load: loads[0]! };
  };

  test('are whole multiples of the grain, the nearest ones', () => {
    expect(settle(0.1).cell / GRAIN).toBe(Math.round(0.1 / GRAIN));
    expect(settle(7).cell).toBe(7);
    expect(settle(-7.25).cell).toBe(-7.25);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (price) => {
        const { cell } = settle(price);
        expect(Number.isInteger(cell / GRAIN)).toBe(true);
        expect(Math.abs(cell - price)).toBeLessThanOrEqual(GRAIN / 2);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('of loads and limits are not above 0, and never -0', () => {
    expect(settle(3).load).toBe(0);
    expect(settle(-3).load).toBe(-3);
    expect(settle(-GRAIN / 10)).toEqual({ cell: 0, load: 0 });
  });

  test('are never too dear to be added up, and no price at all is 0', () => {
    expect(settle(Number.POSITIVE_INFINITY).cell).toBe(settle(1e300).cell);
    expect(settle(1e300).cell).toBeLessThanOrEqual(2 ** 25);
    expect(settle(-1e300)).toEqual({ cell: -(2 ** 25), load: -(2 ** 25) });
    expect(settle(Number.NaN)).toEqual({ cell: 0, load: 0 });
  });

  test('settle once and for all', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(1000), (week, seed) => {
        const limits = slotLimits(week);
        const once = settlePrices(randomPrices(week, seed, 100), limits);
        expect(settlePrices(once, limits)).toEqual(once);
      }),
      { seed: 2, numRuns: 50 },
    );
  });
});
