import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../model/errors.ts';
import { clusterLines } from '../../../scheduler/load/cluster-lines.ts';

function load(key: string, turns: number): { key: string; load: number } {
  return { key, load: turns };
}

function sum(figures: number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

describe('004.62 lines by cluster', () => {
  test('004.62 the greatest loads come first, each on the line that bears least', () => {
    const loads = [load('ada', 2), load('bo', 5), load('cy', 3), load('dan', 4)];
    expect(clusterLines(loads, 2, 0)).toEqual({
      persons: { bo: [5, 0], dan: [0, 4], cy: [0, 3], ada: [2, 0] },
      holes: [0, 0],
    });
  });

  test('004.62 equal loads go as given, the lowest of equal lines first', () => {
    expect(clusterLines([load('dan', 4), load('ada', 4), load('cy', 4)], 3, 0).persons).toEqual({
      dan: [4, 0, 0],
      ada: [0, 4, 0],
      cy: [0, 0, 4],
    });
  });

  test('004.62 what a full line does not hold goes to the next', () => {
    expect(clusterLines([load('ada', 6), load('bo', 2)], 2, 0)).toEqual({
      persons: { ada: [4, 2], bo: [0, 2] },
      holes: [0, 0],
    });
    expect(clusterLines([load('ada', 3), load('bo', 3), load('cy', 3)], 2, 1)).toEqual({
      persons: { ada: [3, 0], bo: [0, 3], cy: [2, 1] },
      holes: [0, 1],
    });
  });

  test('004.62 what a full line does not hold goes to the line that bears least, not to its neighbour', () => {
    const loads = [load('ada', 8), load('bo', 9), load('cy', 7), load('dan', 4)];
    expect(clusterLines(loads, 3, 2).persons.dan).toEqual([0, 1, 3]);
  });

  test('004.62 holes come last', () => {
    expect(clusterLines([load('ada', 3), load('bo', 1)], 2, 6)).toEqual({
      persons: { ada: [3, 0], bo: [0, 1] },
      holes: [2, 4],
    });
  });

  test('004.62 somebody without load is on no line', () => {
    expect(clusterLines([load('ada', 0)], 2, 0)).toEqual({ persons: { ada: [0, 0] }, holes: [0, 0] });
  });

  test('004.62 a total that does not divide by the lines is refused', () => {
    const divide = () => clusterLines([load('ada', 5), load('bo', 3)], 3, 2);
    expect(divide).toThrow(new AppError('lines-not-divisible', { total: 10, lines: 3 }));
    expect(() => clusterLines([load('ada', 5)], 0, 0)).toThrow(AppError);
  });

  test('004.62 whatever the loads, nothing is lost and every line bears the same', () => {
    const team = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 15 });
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 6 }), (figures, lines) => {
        const loads = figures.map((figure, index) => load(`p${index}`, figure));
        const holes = (lines - (sum(figures) % lines)) % lines;
        const clusters = clusterLines(loads, lines, holes);
        for (const { key, load: turns } of loads) expect(sum(clusters.persons[key]!)).toBe(turns);
        expect(sum(clusters.holes)).toBe(holes);
        const share = (sum(figures) + holes) / lines;
        for (let line = 0; line < lines; line++) {
          const borne = sum(Object.values(clusters.persons).map((turns) => turns[line]!));
          expect(borne + clusters.holes[line]!).toBe(share);
          expect(clusters.holes[line]).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 62, numRuns: 200 },
    );
  });
});
