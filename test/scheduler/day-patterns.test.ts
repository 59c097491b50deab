import { describe, expect, test } from 'vitest';
import { countPatterns, dayPricer, enumeratePatterns } from '../../scheduler/day-patterns.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { emptyAssignment, type Problem } from '../../scheduler/problem.ts';
import { BREACH } from '../../scheduler/rules/rule.ts';
import { makeProblem } from '../support/problem-builder.ts';

/** The days that a person can work, in the words of the sketches. */
function daysOf(problem: Problem, person = 0, day = 0): string[] {
  const found = enumeratePatterns(problem).personDays.find((pd) => pd.person === person && pd.day === day);
  return (found?.patterns ?? []).map(({ byClass, slots, mask }) => {
    expect(slots).toEqual([...Array(31).keys()].filter((slot) => (mask >> slot) & 1));
    return problem.days[day]!.slots.map((_, slot) =>
      String(byClass.findIndex((part) => (part >> slot) & 1) + 1),
    ).join('');
  });
}

describe('004.68 which days there are', () => {
  test('all sets of slots up to the daily limit', () => {
    const problem = makeProblem({ persons: [{ dailyMax: 2 }] });
    expect(daysOf(problem).sort()).toEqual(
      ['0001', '0010', '0011', '0100', '0101', '0110', '1000', '1001', '1010', '1100'].sort(),
    );
  });

  test('never a slot where the person firmly cannot, and no more than her load', () => {
    expect(daysOf(makeProblem({ persons: [{ busy: ['1010'] }] })).sort()).toEqual(['0001', '0100', '0101']);
    expect(daysOf(makeProblem({ persons: [{ maxLoad: 1, busy: ['1010'] }] })).sort()).toEqual([
      '0001',
      '0100',
    ]);
  });

  test('none for those who are away or owe nothing: they are left out', () => {
    const persons = [{ busy: ['1111'] }, { maxLoad: 0 }, { dailyMax: 0 }];
    expect(enumeratePatterns(makeProblem({ persons })).personDays).toEqual([]);
  });

  test('no slot that asks for no line', () => {
    expect(daysOf(makeProblem({ lines: [1, 0, 0, 1] })).sort()).toEqual(['0001', '1000', '1001']);
  });

  test('days of different lengths', () => {
    const problem = makeProblem({ days: 2, slots: [1, 2] });
    expect([daysOf(problem, 0, 0), daysOf(problem, 0, 1).sort()]).toEqual([['1'], ['01', '10', '11']]);
  });

  test('where lines differ, each slot on each class that is asked for and allowed', () => {
    const problem = makeProblem({ slots: 2, lines: [2, 1], lineClasses: [0, 1] });
    expect(daysOf(problem).sort()).toEqual(['01', '10', '11', '20', '21']);
    const persons = [{ classLoads: [1, 5] }, { classLoads: [0, 5] }];
    const limited = makeProblem({ slots: 2, lines: [2, 1], lineClasses: [0, 1], persons });
    expect(daysOf(limited).sort()).toEqual(['01', '10', '20', '21']);
    expect(daysOf(limited, 1)).toEqual(['20']);
  });

  test.each([
    ['lunch', { lunch: { level: 'hard' } }, ['0110', '0111', '1110', '1111']],
    [
      'split-day',
      { 'split-day': { level: 'hard', unlessDailyLimit: 31 } },
      ['0101', '1001', '1010', '1011', '1101'],
    ],
    ['marathon', { marathon: { level: 'hard' } }, ['0111', '1110', '1111']],
  ] as const)('004.69 no day that a hard rule forbids: %s', (_, rules, forbidden) => {
    const dailyMax = 30;
    const all = daysOf(makeProblem({ persons: [{ dailyMax }] }));
    const left = daysOf(makeProblem({ persons: [{ dailyMax }], rules }));
    expect(all.filter((day) => !left.includes(day)).sort()).toEqual([...forbidden]);
  });

  test('are never fewer than the count foretells, nor more', () => {
    const problem = makeProblem({
      days: 2,
      slots: [4, 6],
      lines: 2,
      lineClasses: [0, 1],
      persons: [{ dailyMax: 3, busy: ['1000', '110000'] }, { maxLoad: 2 }, { busy: ['1111', '111111'] }],
    });
    const { personDays } = enumeratePatterns(problem);
    const found = personDays.reduce((sum, { patterns }) => sum + patterns.length, 0);
    expect(countPatterns(problem)).toBe(found);
    const hard = {
      ...problem,
      rules: { ...problem.rules, lunch: { ...problem.rules.lunch, level: 'hard' as const } },
    };
    expect(countPatterns(hard)).toBeGreaterThan(
      enumeratePatterns(hard).personDays.reduce((sum, { patterns }) => sum + patterns.length, 0),
    );
  });
});

describe('what they cost', () => {
  const persons = [
    { undesired: ['0011', '1000'], dailyMax: 3 },
    { busy: ['1111', '0000'], dailyMax: 4 },
  ];
  const sketch = {
    days: 2,
    persons,
    fixed: [{ slot: 1 }, { slot: 3 }, { day: 1, slot: 0, person: 1 }, { day: 0, slot: 0, person: 1 }],
    rules: {
      lunch: { level: 'soft' },
      'split-day': { level: 'soft' },
      marathon: { level: 'soft' },
      'concentrated-load': { level: 'soft' },
      'optional-unavailability': { level: 'soft' },
    },
  } as const;

  test.each(['soft', 'hard', 'off'] as const)(
    '004.71 exactly what the judge says of the day (fixed turns %s)',
    (level) => {
      const problem = makeProblem({
        ...sketch,
        fixed: [...sketch.fixed],
        rules: { ...sketch.rules, 'fixed-turns': { level } },
      });
      const { personDays, constant } = enumeratePatterns(problem);
      expect(constant).toBe(evaluate(problem, emptyAssignment(problem)).objective);
      let seen = 0;
      for (const { person, day, patterns } of personDays) {
        for (const { slots, cost } of patterns) {
          const assignment = emptyAssignment(problem);
          for (const slot of slots) assignment[day]![slot]![0]!.push(person);
          expect(constant + cost, `${person} ${day} ${slots}`).toBe(evaluate(problem, assignment).objective);
          seen++;
        }
      }
      // Four slots with at most three turns, twice, and any of four.
      expect(seen).toBe(14 + 14 + 15);
    },
  );

  test('004.72 a fixed turn that is kept earns what it would cost not to', () => {
    const problem = makeProblem({
      fixed: [{ slot: 1 }],
      persons: [{}],
      rules: { 'fixed-turns': { level: 'soft' } },
    });
    const { personDays, constant } = enumeratePatterns(problem);
    const price = (mask: number) => personDays[0]!.patterns.find((pattern) => pattern.mask === mask)!.cost;
    expect([constant, personDays[0]!.freeCost, price(0b0010), price(0b0001)]).toEqual([50, 50, -50, 0]);
  });

  test('where fixed turns are hard, leaving them has the price of a breach, for it may be unavoidable', () => {
    const fixed = [{ slot: 0 }, { slot: 1 }];
    const problem = makeProblem({
      fixed,
      persons: [{ maxLoad: 1 }],
      rules: { 'fixed-turns': { level: 'hard' } },
    });
    const { personDays, constant } = enumeratePatterns(problem);
    expect(constant).toBe(2 * BREACH);
    expect(personDays[0]!.patterns.map(({ mask, cost }) => [mask, cost])).toEqual(
      expect.arrayContaining([
        [0b0001, -BREACH],
        [0b0100, 0],
      ]),
    );
  });

  test('any day of anybody can be priced without listing all; a forbidden one has no price', () => {
    const problem = makeProblem({
      persons: [{ undesired: ['0001'] }],
      rules: { lunch: { level: 'hard' }, 'optional-unavailability': { level: 'soft' } },
    });
    const price = dayPricer(problem);
    expect([price(0, 0, 0, [0]), price(0, 0, 0b1000, [0b1000]), price(0, 0, 0b0110, [0b0110])]).toEqual([
      0,
      5,
      null,
    ]);
  });
});
