import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, type Finding } from '../../scheduler/evaluate.ts';
import { type Assignment, classCount, type Problem } from '../../scheduler/problem.ts';
import { repairProblem } from '../../scheduler/repair.ts';
import { BREACH } from '../../scheduler/rules/rule.ts';
import { type Edit, makeWhatIf } from '../../scheduler/what-if.ts';
import { attend, makeProblem } from '../support/problem-builder.ts';
import { randomAssignment } from '../support/random-assignment.ts';
import { randomRepair, someTimetable } from '../support/random-repair.ts';
import { randomWeek } from '../support/random-week.ts';

/** The plainest way to make an edit. */
function edited(assignment: Assignment, edits: readonly Edit[]): Assignment {
  const after = structuredClone(assignment);
  for (const { day, slot, class: c, from, to } of edits) {
    const cell = after[day]![slot]![c!]!;
    if (from !== null) cell.splice(cell.indexOf(from), 1);
    if (to !== null) cell.push(to);
    cell.sort((a, b) => a - b);
  }
  return after;
}

function asBag(findings: Finding[]): string[] {
  return findings.map((finding) => JSON.stringify(finding)).sort();
}

/** One to four edits that can be made one after another. */
function randomEdits(problem: Problem, assignment: Assignment): fc.Arbitrary<Edit[]> {
  const dice = fc.record({ place: fc.nat(), from: fc.nat(), to: fc.nat(), isSwap: fc.boolean() });
  const cells = problem.days.flatMap((day, d) =>
    day.slots.flatMap((_, h) => Array.from({ length: classCount(problem) }, (_, c) => [d, h, c] as const)),
  );
  return fc.array(dice, { minLength: 1, maxLength: 4 }).map((rolls) => {
    const edits: Edit[] = [];
    for (const { place, from, to } of rolls) {
      const [day, slot, c] = cells[place % cells.length]!;
      const here = edited(assignment, edits)[day]![slot]![c]!;
      const whose = [null, ...here];
      const absent = [...problem.persons.keys()].filter((p) => !here.includes(p));
      const who = [null, ...absent];
      edits.push({ day, slot, class: c, from: whose[from % whose.length]!, to: who[to % who.length]! });
    }
    return edits;
  });
}

const anyWeek = fc.oneof(
  { weight: 3, arbitrary: randomWeek },
  {
    weight: 1,
    arbitrary: randomRepair(someTimetable).map(({ problem, published, changes }) => {
      return repairProblem(problem, published, changes);
    }),
  },
);

const weekAndEdits = anyWeek.chain((problem) =>
  randomAssignment(problem).chain((assignment) =>
    fc.record({
      problem: fc.constant(problem),
      assignment: fc.constant(assignment),
      edits: randomEdits(problem, assignment),
    }),
  ),
);

describe('what if', () => {
  test('any edits cost exactly what the judge says after them less what it says before', () => {
    fc.assert(
      fc.property(weekAndEdits, ({ problem, assignment, edits }) => {
        const whatIf = makeWhatIf(problem, assignment);
        const before = evaluate(problem, assignment);
        const after = evaluate(problem, edited(assignment, edits));
        const change = whatIf.change(edits);
        expect(change.objectiveDelta).toBe(after.objective - before.objective);
        expect(change.costDelta).toBe(after.cost - before.cost);
        expect(change.brokenDelta).toBe(after.broken - before.broken);
        expect(whatIf.price(edits)).toBe(change.objectiveDelta);
        expect(whatIf.weigh(edits).breaksHard).toBe(change.breaksHard);
        expect(asBag([...before.findings, ...change.breaks])).toEqual(
          asBag([...after.findings, ...change.mends]),
        );
        // Nothing is said to be mended and broken at once.
        expect(asBag(change.mends).filter((one) => asBag(change.breaks).includes(one))).toEqual([]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('asking changes nothing; applying does, as if the week had been so from the start', () => {
    fc.assert(
      fc.property(weekAndEdits, ({ problem, assignment, edits }) => {
        const whatIf = makeWhatIf(problem, assignment);
        const change = whatIf.change(edits);
        expect(whatIf.assignment).toEqual(assignment);
        expect(whatIf.change(edits)).toEqual(change);
        expect(whatIf.apply(edits)).toEqual(change);
        const after = edited(assignment, edits);
        expect(whatIf.assignment).toEqual(after);
        const { cost, broken, objective } = evaluate(problem, after);
        expect([whatIf.cost, whatIf.broken, whatIf.objective]).toEqual([cost, broken, objective]);
        const anew = makeWhatIf(problem, after);
        expect(whatIf.change(edits.slice(0, 0))).toEqual(anew.change([]));
        const back = edits.map(({ from, to, ...at }) => ({ ...at, from: to, to: from })).reverse();
        expect(whatIf.change(back)).toEqual(anew.change(back));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('what was given is never written to', () => {
    const problem = makeProblem();
    const assignment = attend(problem, ['1000']);
    makeWhatIf(problem, assignment).apply([{ day: 0, slot: 0, from: 0, to: 1 }]);
    expect(assignment).toEqual(attend(problem, ['1000']));
  });

  test('says what breaks and what mends, and keeps quiet about what stays', () => {
    const problem = makeProblem({
      persons: [{ undesired: ['1000'] }, { busy: ['1000'] }, {}],
      rules: { 'optional-unavailability': { level: 'soft' }, holes: { level: 'soft' } },
    });
    const whatIf = makeWhatIf(problem, attend(problem, ['1000']));
    const { mends, breaks, ...deltas } = whatIf.change([{ day: 0, slot: 0, from: 0, to: 1 }]);
    expect(mends.map(({ rule, cost }) => [rule, cost])).toEqual([['optional-unavailability', 5]]);
    expect(breaks.map(({ rule, broken }) => [rule, broken])).toEqual([['firm-unavailability', true]]);
    expect(deltas).toEqual({ objectiveDelta: BREACH - 5, costDelta: -5, brokenDelta: 1, breaksHard: true });
  });

  const hard = { level: 'hard' } as const;
  test.each<[string, Parameters<typeof makeProblem>[0], string[][], Edit[], boolean]>([
    [
      'one turn above the load',
      { persons: [{ maxLoad: 1 }] },
      [['1000']],
      [{ day: 0, slot: 1, from: null, to: 0 }],
      true,
    ],
    [
      'two turns above the load in place of three',
      { persons: [{ maxLoad: 1 }] },
      [['1111']],
      [{ day: 0, slot: 1, from: 0, to: null }],
      false,
    ],
    [
      'two turns above the load in place of one',
      { persons: [{ maxLoad: 1 }] },
      [['1100']],
      [{ day: 0, slot: 2, from: null, to: 0 }],
      true,
    ],
    [
      'a breach that changes hands',
      { persons: [{ maxLoad: 0 }, { maxLoad: 0 }] },
      [['1000']],
      [{ day: 0, slot: 0, from: 0, to: 1 }],
      true,
    ],
    [
      'a table that is as crowded as before',
      {
        lines: 3,
        persons: [{ table: 1 }, { table: 1 }, { table: 1 }],
        rules: { 'table-limit': { ...hard, limit: 1 } },
      },
      [['1000'], ['1000']],
      [{ day: 0, slot: 0, from: 0, to: 2 }],
      false,
    ],
    [
      'a second turn where somebody has said she would rather not, as a hard rule',
      { persons: [{ undesired: ['1100'] }], rules: { 'optional-unavailability': hard } },
      [['1000']],
      [{ day: 0, slot: 1, from: null, to: 0 }],
      true,
    ],
    [
      'a soft rule',
      { persons: [{ undesired: ['1100'] }], rules: { 'optional-unavailability': { level: 'soft' } } },
      [[]],
      [{ day: 0, slot: 1, from: null, to: 0 }],
      false,
    ],
  ])(
    'tells whether a hard rule is crossed further than before: %s',
    (_, sketch, worked, edits, breaksHard) => {
      const problem = makeProblem(sketch);
      const whatIf = makeWhatIf(problem, attend(problem, ...worked));
      expect(whatIf.change(edits).breaksHard).toBe(breaksHard);
    },
  );

  test('a line left to others is found by who leaves it, a hole by where there is one', () => {
    const problem = makeProblem({ lines: 2, lineClasses: [0, 1], persons: [{}, {}, {}] });
    const whatIf = makeWhatIf(problem, attend(problem, ['2000'], ['0100']));
    whatIf.apply([
      { day: 0, slot: 0, from: 0, to: 2 },
      { day: 0, slot: 1, from: null, to: 0 },
    ]);
    expect(whatIf.assignment[0]!.slice(0, 2)).toEqual([
      [[], [2]],
      [[1], [0]],
    ]);
    expect([0, 1, 2].map((p) => whatIf.workedMask(p, 0))).toEqual([0b10, 0b10, 0b01]);
  });

  test.each<[string, Edit[]]>([
    ['of somebody who is not there', [{ day: 0, slot: 1, from: 0, to: 1 }]],
    ['on a class of lines that there is not', [{ day: 0, slot: 0, class: 3, from: null, to: 1 }]],
    ['in a slot that there is not', [{ day: 0, slot: 9, from: null, to: 1 }]],
    [
      'that the edit before it made impossible',
      [
        { day: 0, slot: 0, from: 0, to: 1 },
        { day: 0, slot: 0, from: 0, to: 1 },
      ],
    ],
  ])('an edit %s is refused and leaves all as it was', (_, edits) => {
    const problem = makeProblem();
    const assignment = attend(problem, ['1000']);
    const whatIf = makeWhatIf(problem, assignment);
    expect(() => whatIf.apply(edits)).toThrow(RangeError);
    expect(() => whatIf.change(edits)).toThrow(RangeError);
    expect(whatIf.assignment).toEqual(assignment);
    expect([whatIf.workedMask(0, 0), whatIf.workedMask(1, 0)]).toEqual([1, 0]);
  });
});
