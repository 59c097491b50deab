import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Burden, type Cause, noBurden } from '../../../scheduler/fairness/carried.ts';
import { fairnessSteps, groupEquals, MOST_STEPS } from '../../../scheduler/fairness/fairness-steps.ts';

const rules = { 'optional-unavailability': { level: 'soft' as const, weight: 5 } };
const person = (key: string, idealLoad: number | null = 5, dailyLimit: number | null = null) => {
  return { key, idealLoad, dailyLimit };
};
const burden = (turns: number, points: number, cause: Cause = 'hardSlots'): Burden => {
  const none = noBurden();
  return { ...none, turns, points, byCause: { ...none.byCause, [cause]: points } };
};
const stepsOf = (persons: ReturnType<typeof person>[], perPerson: Record<string, Burden>) =>
  fairnessSteps(persons, { perPerson }, rules, 2);

describe('steps above the least-loaded colleague', () => {
  const three = [person('ada'), person('bo'), person('eli')];

  test('go from 0 to the most, in proportion to points per turn', () => {
    expect(stepsOf(three, { ada: burden(40, 10), bo: burden(40, 90), eli: burden(40, 50) })).toEqual({
      ada: 0,
      bo: MOST_STEPS,
      eli: 2,
    });
  });

  test('are none where the difference is smaller than one turn against a wish', () => {
    expect(stepsOf(three, { ada: burden(40, 10), bo: burden(40, 14), eli: burden(40, 10) })).toEqual({
      ada: 0,
      bo: 0,
      eli: 0,
    });
    expect(stepsOf(three, { ada: burden(40, 10), bo: burden(40, 15), eli: burden(40, 10) }).bo).toBe(1);
  });

  test('neither part-timers nor those who were away look worse than they fared', () => {
    const persons = [person('ada'), person('bo', 2), person('eli')];
    const carried = { ada: burden(40, 80), bo: burden(16, 32), eli: burden(8, 16) };
    expect(stepsOf(persons, carried)).toEqual({ ada: 0, bo: 0, eli: 0 });
    // As many points in fewer turns weigh more.
    expect(stepsOf(persons, { ...carried, bo: burden(16, 80) }).bo).toBe(MOST_STEPS);
  });

  test('are measured by nobody without turns, and given to nobody without', () => {
    expect(stepsOf(three, { ada: burden(40, 80), bo: burden(40, 80), eli: burden(0, 0) })).toEqual({
      ada: 0,
      bo: 0,
    });
    expect(stepsOf(three, {})).toEqual({});
    expect(stepsOf([], { ada: burden(40, 80) })).toEqual({});
  });

  test('leave out people who are not here any more', () => {
    expect(
      stepsOf([person('ada'), person('bo')], { ada: burden(9, 9), bo: burden(9, 9), zoe: burden(9, 0) }),
    ).toEqual({ ada: 0, bo: 0 });
  });
});

describe('what comes with the load', () => {
  const many = [person('ada', 6), person('bo', 6), person('eli', 4), person('hug', 4)];

  test('does not count where all equals have it', () => {
    const double = burden(48, 160, 'concentrated');
    expect(stepsOf(many, { ada: double, bo: double, eli: burden(32, 0), hug: burden(32, 0) })).toEqual({
      ada: 0,
      bo: 0,
      eli: 0,
      hug: 0,
    });
  });

  test('counts where one equal has more of it than another', () => {
    const steps = stepsOf(many, {
      ada: burden(48, 160, 'splitDay'),
      bo: burden(48, 0),
      eli: burden(32, 0),
      hug: burden(32, 0),
    });
    expect(steps).toEqual({ ada: MOST_STEPS, bo: 0, eli: 2, hug: 2 });
  });

  test('but hard slots count for all alike', () => {
    const hard = burden(48, 160);
    const steps = stepsOf(many, { ada: hard, bo: hard, eli: burden(32, 0), hug: burden(32, 0) });
    expect(steps).toEqual({ ada: MOST_STEPS, bo: MOST_STEPS, eli: 0, hug: 0 });
  });
});

test('equal are those with the same load, to the turn, and the same limit a day', () => {
  const persons = [
    person('ada', 4.8),
    person('bo', 5),
    person('eli', 5, 2),
    person('hug', 5, 1),
    person('ivo', 4),
    person('jan', null),
  ];
  expect(groupEquals(persons, 2).map((group) => group.map(({ key }) => key))).toEqual([
    ['ada', 'bo', 'eli'],
    ['hug'],
    ['ivo'],
  ]);
});

test('whatever people carried, steps are whole, somebody is on 0, and more per turn is never fewer steps', () => {
  const carried = fc.record({ turns: fc.integer({ min: 1, max: 60 }), points: fc.nat(500) });
  fc.assert(
    fc.property(fc.array(carried, { minLength: 1, maxLength: 8 }), (burdens) => {
      const persons = burdens.map((_, i) => person(`p${i}`));
      const perPerson = Object.fromEntries(
        burdens.map(({ turns, points }, i) => [`p${i}`, burden(turns, points)]),
      );
      const steps = persons.map(({ key }) => stepsOf(persons, perPerson)[key]!);
      expect(steps.every((step) => Number.isInteger(step) && step >= 0 && step <= MOST_STEPS)).toBe(true);
      expect(Math.min(...steps)).toBe(0);
      burdens.forEach((a, i) => {
        burdens.forEach((b, j) => {
          if (a.points * b.turns > b.points * a.turns) expect(steps[i]).toBeGreaterThanOrEqual(steps[j]!);
        });
      });
    }),
    { seed: 2026 },
  );
});
