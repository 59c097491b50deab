import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  costOfTurn,
  evaluate,
  fixedHoles,
  holeCost,
  holesIn,
  slotLimits,
  stepCost,
} from '../../scheduler/evaluate.ts';
import { problemOfInstance } from '../../scheduler/instance.ts';
import { RULES } from '../../scheduler/rules/index.ts';
import { BREACH } from '../../scheduler/rules/rule.ts';
import { attend, makeProblem, quietRules } from '../support/problem-builder.ts';
import { makeInstance } from './fixtures/small-instance.ts';

const usual = {
  'optional-unavailability': { level: 'soft' },
  'concentrated-load': { level: 'soft' },
  lunch: { level: 'soft' },
  'split-day': { level: 'soft' },
  marathon: { level: 'soft' },
  'fixed-turns': { level: 'soft' },
  holes: { level: 'soft' },
} as const;

describe('the breakdown', () => {
  const problem = makeProblem({
    days: 2,
    persons: [{ undesired: ['0011'] }, { table: 1 }, { table: 1 }],
    lines: 2,
    fixed: [{ slot: 0, person: 1 }],
    rules: { ...usual, 'table-noise': { level: 'soft' } },
  });
  const assignment = attend(problem, ['0110', '1001'], ['0001', '1000'], ['0001', '0000']);

  test('004.73 says what each rule costs, and the sum', () => {
    const { cost, perRule, holes, broken } = evaluate(problem, assignment);
    expect(perRule).toEqual({
      // Monday: 2, 1, 1, 0; Tuesday: 0, 2, 2, 1.
      holes: 401 + 100 + 100 + 401 + 401 + 100,
      'fixed-turns': 50,
      'table-noise': 5,
      lunch: 10,
      'split-day': 20,
      'concentrated-load': 40,
      'optional-unavailability': 5,
    });
    expect(cost).toBe(Object.values(perRule).reduce((sum, price) => sum + price, 0));
    expect([holes, broken]).toEqual([9, 0]);
  });

  test('004.73 has a finding for every thing that costs, in the order of the rules', () => {
    const { findings, cost } = evaluate(problem, assignment);
    expect(findings.reduce((sum, finding) => sum + finding.cost, 0)).toBe(cost);
    expect(findings.every((finding) => finding.cost > 0 && !finding.broken)).toBe(true);
    const order = RULES.map((rule) => rule.key);
    const places = findings.map((finding) => order.indexOf(finding.rule));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('tells what a turn is part of', () => {
    const evaluation = evaluate(problem, assignment);
    // Lunch, both turns of one day, and rather not.
    expect(costOfTurn(evaluation, 0, 2, 0)).toBe(10 + 20 + 5);
    expect(costOfTurn(evaluation, 0, 1, 0)).toBe(10 + 20);
    expect(costOfTurn(evaluation, 0, 3, 1)).toBe(5);
    expect(costOfTurn(evaluation, 0, 0, 1)).toBe(50);
    expect(costOfTurn(evaluation, 1, 0, 1)).toBe(0);
  });

  test('nothing on is nothing said', () => {
    const quiet = makeProblem({ lines: 2 });
    expect(evaluate(quiet, attend(quiet))).toEqual({
      cost: 0,
      broken: 0,
      objective: 0,
      findings: [],
      perRule: {},
      holes: 8,
    });
  });
});

describe('cost and objective', () => {
  test('are the same where no hard rule is broken', () => {
    const problem = makeProblem({ rules: usual });
    const { cost, objective } = evaluate(problem, attend(problem, ['0110'], ['1000']));
    expect([cost, objective]).toEqual([10 + 20 + 100, 130]);
  });

  test('differ by every breach of a hard rule, which has no cost of its own', () => {
    const problem = makeProblem({
      persons: [{ maxLoad: 1 }, {}],
      rules: { ...usual, lunch: { level: 'hard' } },
    });
    const evaluation = evaluate(problem, attend(problem, ['0110'], ['1001']));
    expect(evaluation).toMatchObject({ cost: 20 + 20 + 20, broken: 2 });
    expect(evaluation.objective).toBe(evaluation.cost + 2 * BREACH);
    expect(evaluation.findings.filter(({ broken }) => broken).map(({ rule }) => rule)).toEqual([
      'weekly-load',
      'lunch',
    ]);
  });

  test('004.72 a hard rule that cannot always be kept weighs once for each slot', () => {
    const problem = makeProblem({
      fixed: [{ slot: 0 }, { slot: 1 }],
      rules: { 'fixed-turns': { level: 'hard' } },
    });
    const { broken, objective } = evaluate(problem, attend(problem, ['0011']));
    expect([broken, objective]).toEqual([1, 2 * BREACH]);
  });

  test('004.69 each hole above the limit weighs', () => {
    const problem = makeProblem({ slots: 1, lines: 4, rules: { holes: { level: 'soft', limit: 1 } } });
    const { cost, broken, objective } = evaluate(problem, attend(problem, ['1']));
    expect([cost, broken, objective]).toEqual([902, 1, 902 + 2 * BREACH]);
  });

  test('004.69 each person above the limit of a slot weighs', () => {
    const persons = [{ table: 1 }, { table: 1 }, { table: 1 }, { table: 1 }];
    const problem = makeProblem({ lines: 4, persons, rules: { 'table-limit': { level: 'hard', limit: 2 } } });
    const { broken, objective } = evaluate(problem, attend(problem, ['1000'], ['1000'], ['1000'], ['1000']));
    expect([broken, objective]).toEqual([1, 2 * BREACH]);
  });

  test('the judge looks at who attends and trusts no engine: every structural rule is seen', () => {
    const problem = makeProblem({
      lines: 1,
      persons: [{ maxLoad: 1, dailyMax: 1, busy: ['1000'] }, {}],
    });
    const assignment = attend(problem, ['1100'], ['1000']);
    assignment[0]![1]![0]!.push(0);
    const rules = evaluate(problem, assignment).findings.map(({ rule, broken }) => broken && rule);
    expect(rules).toEqual([
      'no-clones',
      'closed-days',
      'closed-days',
      'firm-unavailability',
      'weekly-load',
      'daily-limit',
    ]);
  });
});

describe('the shapes of a day', () => {
  const fourSlots = (shapes: 'runs' | 'exact4', weights: number[], person: object) => {
    const [lunch, near, far, marathon, piled, rather] = weights as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return makeProblem({
      shapes,
      persons: [person],
      rules: {
        lunch: { level: 'soft', weight: lunch },
        'split-day': { level: 'soft', weight: near, farWeight: far },
        marathon: { level: 'soft', weight: marathon },
        'concentrated-load': { level: 'soft', weight: piled },
        'optional-unavailability': { level: 'soft', weight: rather },
      },
    });
  };
  const bitmap = fc
    .array(fc.constantFrom('0', '1'), { minLength: 4, maxLength: 4 })
    .map((bits) => bits.join(''));
  const shortDay = bitmap.filter((day) => [...day].filter((bit) => bit === '1').length <= 2);

  test('004.71 runs price every day of at most two turns as exact days do', () => {
    const weights = fc.array(fc.nat(500), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        shortDay,
        bitmap,
        bitmap,
        fc.boolean(),
        weights,
        (day, busy, undesired, lunchExempt, prices) => {
          const person = { busy: [busy], undesired: [undesired], lunchExempt };
          const [runs, exact] = (['runs', 'exact4'] as const).map((shapes) => {
            const problem = fourSlots(shapes, prices, person);
            return evaluate(problem, attend(problem, [day])).perRule;
          });
          expect(runs).toEqual(exact);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  test('004.71 by exact days, three turns with a gap or four in a row have no price: a quirk to be kept', () => {
    const weights = [10, 30, 20, 40, 20, 5];
    const price = (shapes: 'runs' | 'exact4', day: string) => {
      const problem = fourSlots(shapes, weights, {});
      const { perRule, cost } = evaluate(problem, attend(problem, [day]));
      return cost - (perRule['concentrated-load'] ?? 0);
    };
    const days = ['1011', '1101', '1111', '1110', '0111'];
    expect(days.map((day) => price('exact4', day))).toEqual([0, 0, 0, 40, 40]);
    expect(days.map((day) => price('runs', day))).toEqual([30, 30, 50, 50, 50]);
  });
});

describe('holes', () => {
  test('are the lines asked for that nobody attends, whatever their class', () => {
    const problem = makeProblem({ lines: [1, 2, 3], slots: 3, lineClasses: [0, 1, 1] });
    const assignment = attend(problem, ['012'], ['020']);
    expect([0, 1, 2].map((slot) => holesIn(problem, assignment, 0, slot))).toEqual([1, 0, 2]);
    expect(evaluate(problem, assignment).holes).toBe(3);
  });

  test('004.72 those that are wished for are counted by slot', () => {
    const fixed = [
      { slot: 1, person: null, line: 0 },
      { slot: 1, person: null, line: 2 },
      { slot: 1, person: 0 },
      { day: 1, slot: 0, person: null },
    ];
    expect(fixedHoles(makeProblem({ days: 2, slots: 2, lines: 3, fixed }))).toEqual([
      [0, 2],
      [1, 0],
    ]);
  });

  test.each([
    ['neither wished for nor unwanted', false, false],
    ['wished for', true, false],
    ['unwanted', false, true],
    ['both', true, true],
  ])(
    '004.71 k holes of an instance cost what its best use of nobody costs: %s',
    (_, isForced, isUndesired) => {
      const instance = makeInstance({
        lines: 4,
        nobodyForced: isForced ? [[0, 1]] : [],
        nobodyUndesired: isUndesired ? [[0, 1]] : [],
      });
      const problem = problemOfInstance(instance);
      const costs = [0, 1, 2, 3, 4].map((k) => holeCost(problem, 0, 1, fixedHoles(problem)[0]![1]!, k));
      // Nobody may sit once in a slot that has a hole: this saves the extra of one hole, and is a turn like others.
      const expected = [0, 1, 2, 3, 4].map((k) => {
        const unseated = 100 * k * k + k + (isForced ? 50 : 0);
        const seated = 100 * k * k + (k - 1) + (isUndesired ? 5 : 0);
        return k === 0 ? (isForced ? 50 : 0) : Math.min(unseated, seated);
      });
      expect(costs).toEqual(expected);
    },
  );

  test('cost more with each, whatever is configured', () => {
    const settings = fc.record({
      level: fc.constantFrom('hard' as const, 'soft' as const, 'off' as const),
      weight: fc.nat(1_000_000),
      extraWeight: fc.nat(1_000_000),
      limit: fc.option(fc.nat(4)),
    });
    const fixedLevel = fc.constantFrom('hard' as const, 'soft' as const, 'off' as const);
    fc.assert(
      fc.property(settings, fixedLevel, fc.nat(1_000_000), fc.nat(3), (holes, level, weight, wished) => {
        const problem = makeProblem({ lines: 5, rules: { holes, 'fixed-turns': { level, weight } } });
        const costs = [0, 1, 2, 3, 4, 5].map((k) => holeCost(problem, 0, 0, wished, k));
        const steps = costs.slice(1).map((cost, k) => cost - costs[k]!);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

test('004.70 each person more in a slot costs one weight more than the one before', () => {
  expect([-1, 0, 1, 2, 3, 4].map((extra) => stepCost(5, extra))).toEqual([0, 0, 5, 15, 30, 50]);
});

test('the limits of a slot are those of the rules that are on', () => {
  const persons = [
    { table: 1, groups: ['it'] },
    { table: 1, groups: ['it'] },
  ];
  expect(slotLimits(makeProblem({ slots: 1, persons }))).toEqual([]);
  const problem = makeProblem({
    slots: 1,
    persons,
    rules: {
      'table-limit': { level: 'hard', limit: 1 },
      'table-noise': { level: 'soft' },
      'group-idle': { level: 'soft', groups: { it: 1 } },
      'group-phoning': { level: 'hard', groups: { it: 2 } },
    },
  });
  const where = { day: 0, slot: 0, members: [0, 1] };
  const any = Number.POSITIVE_INFINITY;
  expect(slotLimits(problem)).toEqual([
    { ...where, rule: 'table-limit', subject: '1', free: 1, max: 1, weight: 0 },
    { ...where, rule: 'table-noise', subject: '1', free: 1, max: any, weight: 5 },
    { ...where, rule: 'group-idle', subject: 'it', free: 1, max: any, weight: 50 },
    { ...where, rule: 'group-phoning', subject: 'it', free: 2, max: 2, weight: 50 },
  ]);
});

test('every rule that can be tuned has one rule of ours, and the other way round', () => {
  const settings = RULES.flatMap((rule) => rule.setting ?? []);
  const { shapes: _, ...tunable } = quietRules;
  expect([...settings].sort()).toEqual(Object.keys(tunable).sort());
  expect(new Set(RULES.map((rule) => rule.key)).size).toBe(RULES.length);
  expect(RULES.filter((rule) => rule.setting && rule.setting !== rule.key)).toEqual([]);
});
