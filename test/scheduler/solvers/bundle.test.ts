import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../scheduler/random.ts';
import { type Concave, makeClimber } from '../../../scheduler/solvers/bundle.ts';

const GRAIN = 2 ** -20;
const limits = {
  ceiling: () => Number.POSITIVE_INFINITY,
  gain: 1e-4,
  stride: 1,
  grain: GRAIN,
  isEnded: () => false,
};

/** The least of planes `height + slope · x`: a roof. */
function roof(
  planes: { height: number; slope: number[] }[],
  firstBounded: number,
): Concave & { asked: number } {
  return {
    size: planes[0]!.slope.length,
    firstBounded,
    choices: 1,
    asked: 0,
    evaluate(at, slope, picks) {
      this.asked++;
      const heights = planes.map((plane) =>
        plane.slope.reduce((sum, rise, i) => sum + rise * at[i]!, plane.height),
      );
      const least = heights.indexOf(Math.min(...heights));
      slope.set(planes[least]!.slope);
      picks[0] = least;
      return heights[least]!;
    },
  };
}

/** Σ −weight·|x − top|, whose top is known. */
function peak(top: number[], weights: number[], firstBounded = top.length): Concave {
  return {
    size: top.length,
    firstBounded,
    choices: 0,
    evaluate(at, slope) {
      let value = 0;
      top.forEach((place, i) => {
        value -= weights[i]! * Math.abs(at[i]! - place);
        slope[i] = at[i]! < place ? weights[i]! : -weights[i]!;
      });
      return value;
    },
  };
}

function climb(concave: Concave, start: number[], rounds = 500) {
  const ascent = makeClimber(concave)(Float64Array.from(start), limits);
  ascent.go(rounds);
  return ascent;
}

describe('a climb', () => {
  test('reaches the top of a roof, and tells how its planes meet there', () => {
    const planes = [
      { height: 0, slope: [1, 0] },
      { height: 10, slope: [-1, 0] },
      { height: 20, slope: [0, 1] },
      { height: 20, slope: [0, -1] },
    ];
    const ascent = climb(roof(planes, 2), [-30, 4]);
    expect(ascent.value).toBeCloseTo(5, 3);
    expect(ascent.isOver).toBe(true);
    const mixture = ascent.mixture();
    expect(mixture.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
    const slope = [0, 1].map((i) =>
      mixture.reduce((sum, { picks, weight }) => sum + weight * planes[picks[0]!]!.slope[i]!, 0),
    );
    for (const rise of slope) expect(rise).toBeCloseTo(0, 2);
  });

  test('finds the top of a peak among many prices, from anywhere', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 30 }), (seed, size) => {
        const random = seededRandom(seed);
        const list = (scale: number) => Array.from({ length: size }, () => Math.round(random() * scale));
        const ascent = climb(
          peak(
            list(100),
            list(9).map((weight) => weight + 1),
          ),
          list(100),
          2000,
        );
        expect(ascent.value).toBeGreaterThan(-0.05);
      }),
      { seed: 4, numRuns: 40 },
    );
  });

  test('keeps bounded prices at 0 or below, and is best there', () => {
    const top = [7, 3, -4, 12];
    const ascent = climb(peak(top, [1, 2, 3, 4], 1), [0, 0, 0, 0]);
    expect([...ascent.at].slice(1).every((price) => price <= 0)).toBe(true);
    expect(ascent.value).toBeCloseTo(-2 * 3 - 4 * 12, 2);
    expect(ascent.at[0]).toBeCloseTo(7, 2);
    expect(ascent.at[2]).toBeCloseTo(-4, 2);
  });

  test('visits whole multiples of the grain only', () => {
    const seen: number[] = [];
    const third = peak([1 / 3], [1]);
    const watched: Concave = {
      ...third,
      evaluate(at, slope, picks) {
        seen.push(at[0]!);
        return third.evaluate(at, slope, picks);
      },
    };
    climb(watched, [0]);
    expect(seen.length).toBeGreaterThan(2);
    for (const price of seen) expect(Number.isInteger(price / GRAIN)).toBe(true);
  });

  test('never falls: its value is that of its best point', () => {
    const concave = peak([3, -9, 40], [1, 5, 2]);
    const ascent = makeClimber(concave)(new Float64Array(3), limits);
    let before = ascent.value;
    for (let i = 0; i < 60; i++) {
      ascent.go(1);
      expect(ascent.value).toBeGreaterThanOrEqual(before);
      before = ascent.value;
      expect(concave.evaluate(ascent.at, new Float64Array(3), new Int32Array(0))).toBe(ascent.value);
    }
  });

  test('ends at its ceiling, after its rounds, or when it is told to', () => {
    const far = () => ({ ...roof([{ height: 0, slope: [1] }], 1), asked: 0 });
    const low = far();
    const ascent = makeClimber(low)(new Float64Array(1), { ...limits, ceiling: () => 50 });
    ascent.go(1000);
    expect(ascent.isOver).toBe(true);
    expect(ascent.value).toBeGreaterThanOrEqual(50);
    const short = far();
    makeClimber(short)(new Float64Array(1), limits).go(3);
    expect(short.asked).toBe(4);
    const ended = far();
    makeClimber(ended)(new Float64Array(1), { ...limits, isEnded: () => ended.asked >= 2 }).go(1000);
    expect(ended.asked).toBe(2);
  });

  test('where nothing is possible there is nothing to climb', () => {
    const nowhere: Concave = {
      size: 1,
      firstBounded: 1,
      choices: 0,
      evaluate: () => Number.POSITIVE_INFINITY,
    };
    const ascent = climb(nowhere, [0]);
    expect(ascent.value).toBe(Number.POSITIVE_INFINITY);
    expect(ascent.isOver).toBe(true);
    expect(ascent.mixture()).toEqual([]);
  });

  test('with more planes than it can keep it still reaches the top', () => {
    const random = seededRandom(3);
    // A dome of many planes that touch |x|² / 2 from above.
    const planes = Array.from({ length: 900 }, () => {
      const point = Array.from({ length: 6 }, () => 20 * random() - 10);
      return { height: point.reduce((sum, x) => sum + (x * x) / 2, 0), slope: point.map((x) => -x) };
    });
    const ascent = climb(roof(planes, 6), [9, -9, 9, -9, 9, -9], 3000);
    expect(ascent.isOver).toBe(true);
    const found = ascent.value;
    // No small step from there is higher.
    const { evaluate } = roof(planes, 6);
    for (let i = 0; i < 200; i++) {
      const near = ascent.at.map((x) => x + (random() - 0.5));
      const value = evaluate.call(roof(planes, 6), near, new Float64Array(6), new Int32Array(1));
      expect(value).toBeLessThanOrEqual(found + 0.01);
    }
  });
});
