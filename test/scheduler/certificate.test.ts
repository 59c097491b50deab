import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Certificate,
  casesOf,
  checkCertificate,
  countCases,
  type Split,
} from '../../scheduler/certificate.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { makeLowerBound } from '../../scheduler/lower-bound.ts';
import { type Prices, zeroPrices } from '../../scheduler/prices.ts';
import type { DayCase } from '../../scheduler/pricing.ts';
import type { Problem } from '../../scheduler/problem.ts';
import { solveByBacktracking } from '../../scheduler/solvers/backtracking.ts';
import { bruteForce } from '../support/brute-force.ts';
import { makeProblem } from '../support/problem-builder.ts';
import { randomPrices } from '../support/random-prices.ts';
import { randomWeek } from '../support/random-week.ts';

/**
 * Two lines, three persons, any two of whom share a group that may have one at the phone. By halves, one and a half
 * would be there, for 50; whole, one is, for 100: no prices alone prove that.
 */
const triangle = makeProblem({
  slots: 1,
  lines: 2,
  persons: [{ groups: ['a', 'c'] }, { groups: ['a', 'b'] }, { groups: ['b', 'c'] }],
  rules: {
    holes: { level: 'soft' },
    'group-phoning': { level: 'hard', groups: { a: 1, b: 1, c: 1 } },
  },
});

function prove(problem: Problem): { certificate: Certificate; best: number } {
  let best = Number.POSITIVE_INFINITY;
  const { certificate } = solveByBacktracking(problem, {
    seed: 0,
    isEnded: () => false,
    incumbent: () => best,
    onFound(assignment) {
      best = Math.min(best, evaluate(problem, assignment).objective);
      return best;
    },
    onBound: () => {},
  });
  return { certificate: certificate!, best };
}

/** Every leaf with the steps that lead to it. */
function leavesOf(certificate: Certificate): { prices: Prices; path: (Split & { works: boolean })[] }[] {
  if ('prices' in certificate) return [{ prices: certificate.prices, path: [] }];
  return [true, false].flatMap((works) =>
    leavesOf(works ? certificate.works : certificate.leaves).map(({ prices, path }) => ({
      prices,
      path: [{ ...certificate.split, works }, ...path],
    })),
  );
}

/** The same tree with the prices of one leaf changed. */
function tamper(certificate: Certificate, leaf: number, prices: Prices): Certificate {
  if ('prices' in certificate) return { prices: leaf === 0 ? prices : certificate.prices };
  const inWorks = countCases(certificate.works);
  return {
    split: certificate.split,
    works: tamper(certificate.works, leaf, prices),
    leaves: tamper(certificate.leaves, leaf - inWorks, prices),
  };
}

/** A tree of random cases, some of which contradict one another, with random prices. */
function randomTree(problem: Problem, depth: number, seed: number): Certificate {
  if (depth === 0) return { prices: randomPrices(problem, seed, 200) };
  const person = seed % problem.persons.length;
  const day = seed % problem.days.length;
  const slot = (seed >> 3) % problem.days[day]!.slots.length;
  return {
    split: { person, day, slot },
    works: randomTree(problem, depth - 1, (seed * 31 + 7) % 100_003),
    leaves: randomTree(problem, depth - 1, (seed * 17 + 3) % 100_003),
  };
}

describe('prices alone', () => {
  test('prove what the bound by them is', () => {
    const problem = makeProblem({ slots: 2, persons: [{}], rules: { holes: { level: 'soft' } } });
    const prices = { ...zeroPrices(problem), cells: [[[30], [100]]], loads: [-30] };
    expect(checkCertificate(problem, { prices })).toBe(makeLowerBound(problem).bound(prices));
    expect(countCases({ prices })).toBe(1);
  });
});

describe('a tree of cases', () => {
  const { certificate, best } = prove(triangle);
  const leaves = leavesOf(certificate);

  test('proves what no prices alone can', () => {
    expect(best).toBe(100);
    expect(bruteForce(triangle).evaluation.objective).toBe(100);
    expect(checkCertificate(triangle, certificate)).toBe(100);
    expect(countCases(certificate)).toBe(leaves.length);
    expect(leaves.length).toBeGreaterThan(1);
    const lowerBound = makeLowerBound(triangle);
    for (const { prices } of leaves) expect(lowerBound.bound(prices)).toBeLessThanOrEqual(50);
  });

  test('is worth what its weakest leaf is worth', () => {
    const lowerBound = makeLowerBound(triangle);
    const bounds = leaves.map(({ prices, path }) => lowerBound.bound(prices, casesOf(path)));
    expect(checkCertificate(triangle, certificate)).toBe(Math.min(...bounds));
  });

  test('proves less with any of its leaves tampered with', () => {
    leaves.forEach((_, leaf) => {
      const tampered = tamper(certificate, leaf, zeroPrices(triangle));
      expect(checkCertificate(triangle, tampered)).toBeLessThan(100);
    });
  });

  test('proves nothing of another week', () => {
    const larger = { ...triangle, persons: triangle.persons.map((person) => ({ ...person, groups: [] })) };
    const same = { ...larger, rules: { ...larger.rules, 'group-phoning': triangle.rules['group-phoning'] } };
    expect(bruteForce(same).evaluation.objective).toBe(0);
    expect(checkCertificate(same, certificate)).toBeLessThanOrEqual(0);
  });

  test('004.68–72 never proves too much, whatever its cases and prices', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(100_000), fc.integer({ min: 1, max: 5 }), (problem, seed, depth) => {
        const { objective } = bruteForce(problem).evaluation;
        expect(checkCertificate(problem, randomTree(problem, depth, seed))).toBeLessThanOrEqual(objective);
      }),
      { seed: 9, numRuns: 200 },
    );
  }, 60_000);

  test('holds nothing but what its check reads', () => {
    expect(JSON.parse(JSON.stringify(certificate))).toEqual(certificate);
    expect(Object.keys((certificate as { split: Split }).split).sort()).toEqual(['day', 'person', 'slot']);
  });
});

describe('cases of a path', () => {
  test('add up by person and day', () => {
    const at = casesOf([
      { person: 1, day: 0, slot: 2, works: true },
      { person: 1, day: 0, slot: 0, works: false },
      { person: 1, day: 1, slot: 0, works: true },
      { person: 1, day: 0, slot: 3, works: true },
    ]);
    expect(at(1, 0)).toEqual<DayCase>({ works: 0b1100, leaves: 0b0001 });
    expect(at(1, 1)).toEqual<DayCase>({ works: 0b0001, leaves: 0 });
    expect(at(0, 0)).toBeNull();
  });

  test('that say both of a turn allow no timetable', () => {
    const path = [true, false].map((works) => ({ person: 0, day: 0, slot: 0, works }));
    const problem = makeProblem({ slots: 1 });
    expect(makeLowerBound(problem).bound(zeroPrices(problem), casesOf(path))).toBe(Number.POSITIVE_INFINITY);
  });
});
