import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PERSONS } from '../../../actions/demo/team.ts';
import { checkCertificate } from '../../../scheduler/certificate.ts';
import { carriedBurdens } from '../../../scheduler/fairness/carried.ts';
import { groupEquals } from '../../../scheduler/fairness/fairness-steps.ts';
import { solve } from '../../../scheduler/solve.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { randomWeek } from '../../support/random-week.ts';
import { configWith, type SimulatedWeek, simulateWeeks } from '../../support/simulate-weeks.ts';

describe('ten weeks in which nobody likes the last slot of Friday', () => {
  const config = configWith();
  const without = configWith('rules: {wellbeing: {fairness: {level: "off"}}}');
  const wishes = DEMO_PERSONS.map(({ key }) => ({ person: key, weekday: 'fri' as const, slots: '0001' }));
  let fair: SimulatedWeek[];
  let unfair: SimulatedWeek[];

  beforeAll(async () => {
    [fair, unfair] = await Promise.all([
      simulateWeeks(config, 10, wishes),
      simulateWeeks(without, 10, wishes),
    ]);
  }, 180_000);

  /** How far points per turn stand from the mean of equals: their standard deviation. */
  function spread(weeks: SimulatedWeek[]): number {
    const timetables = weeks.map(({ timetable }) => timetable);
    const { perPerson } = carriedBurdens(timetables, config.rules.wellbeing);
    const squares = groupEquals(DEMO_PERSONS, config.week.dailyTurns)
      .filter((equals) => equals.length > 1)
      .flatMap((equals) => {
        const perTurn = equals.map(({ key }) => perPerson[key]!.points / perPerson[key]!.turns);
        const mean = perTurn.reduce((sum, points) => sum + points, 0) / perTurn.length;
        return perTurn.map((points) => (points - mean) ** 2);
      });
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  }

  /** Who ever had that slot. */
  function onFridays(weeks: SimulatedWeek[]): Set<string | null> {
    return new Set(weeks.flatMap(({ timetable }) => timetable.days[4]!.slots[3]!.cells));
  }

  test('equal people carry more equally by far with the rule than without', () => {
    expect(spread(unfair)).toBeGreaterThan(0.3);
    expect(spread(fair)).toBeLessThan(0.6 * spread(unfair));
  });

  test('more people take their turn there', () => {
    expect(onFridays(fair).size).toBeGreaterThan(onFridays(unfair).size);
  });

  test('the rule only chooses between timetables that are nearly as good', () => {
    fair.forEach(({ plainCost }, w) => {
      expect(plainCost).toBeGreaterThanOrEqual(unfair[w]!.plainCost);
      expect(plainCost).toBeLessThanOrEqual(unfair[w]!.plainCost + 5);
    });
  });

  test('every week is proven to be the best, with the rule too', () => {
    expect(fair.map(({ proven }) => proven)).toEqual(new Array(10).fill(true));
    // A proof that does not reckon with the rule is none.
    const costs = fair.map(({ timetable, plainCost }) => timetable.cost! - plainCost);
    expect(costs[0]).toBe(0);
    expect(Math.max(...costs)).toBeGreaterThan(0);
  });
});

test('with any past the best that is proved is the best that there is', { timeout: 120_000 }, async () => {
  const unequal = randomWeek.filter(
    ({ rules, persons }) =>
      rules.fairness.level === 'soft' &&
      rules.fairness.weight > 0 &&
      persons.some(({ fairness = 0, maxLoad }) => fairness > 0 && maxLoad > 0),
  );
  await fc.assert(
    fc.asyncProperty(unequal, async (problem) => {
      const { objective } = bruteForce(problem).evaluation;
      const signal = new AbortController().signal;
      const result = await solve(problem, { seed: 0, signal, engine: 'column-generation' });
      expect(result.evaluation.objective).toBe(objective);
      expect(result.proven).toBe(true);
      if (result.certificate) expect(checkCertificate(problem, result.certificate)).toBe(result.bound);
    }),
    { seed: 2026, numRuns: 15 },
  );
});
