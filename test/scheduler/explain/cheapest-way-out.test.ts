import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, type Finding } from '../../../scheduler/evaluate.ts';
import { cheapestWayOut } from '../../../scheduler/explain/cheapest-way-out.ts';
import { identity } from '../../../scheduler/explain/identity.ts';
import { type Scene, setScene } from '../../../scheduler/explain/scene.ts';
import type { Assignment, Problem } from '../../../scheduler/problem.ts';
import { makeFirstTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import { type Edit, makeWhatIf } from '../../../scheduler/what-if.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';
import { said } from '../../support/said.ts';

/** The way out of the first thing that a rule says. */
function wayOut(rule: string, problem: Problem, assignment: Assignment) {
  const scene = setScene(problem, assignment);
  const finding = scene.evaluation.findings.find((one) => one.rule === rule)!;
  const answer = cheapestWayOut(scene, finding);
  return { ...answer, said: said(answer.sentences) };
}

const piled = { 'concentrated-load': { level: 'soft', weight: 20 } } as const;

test('a turn goes to somebody who has room', () => {
  const problem = makeProblem({ rules: piled });
  const { way, said } = wayOut('concentrated-load', problem, attend(problem, ['1100']));
  expect(way).toMatchObject({ effect: 'gone', change: { objectiveDelta: -20 } });
  expect(said).toEqual([
    'It can be avoided, and the week costs 20 less:',
    'Monday 2 March 9:00–10:00: bo in place of ada.',
  ]);
});

test('two people exchange turns where loads are used up', () => {
  const problem = makeProblem({
    days: 2,
    slots: 2,
    persons: [{ maxLoad: 2 }, { maxLoad: 1, undesired: ['11', '00'] }],
    rules: { ...piled, 'optional-unavailability': { level: 'soft', weight: 5 } },
  });
  const { way, said } = wayOut('concentrated-load', problem, attend(problem, ['11', '00'], ['00', '10']));
  expect(way!.change.objectiveDelta).toBe(-15);
  expect(said).toEqual([
    'It can be avoided, and the week costs 15 less:',
    'Monday 2 March 9:00–10:00: bo in place of ada.',
    'Tuesday 3 March 9:00–10:00: ada in place of bo.',
  ]);
});

test('three people exchange turns in a ring', () => {
  const problem = makeProblem({
    days: 3,
    slots: 1,
    persons: [
      { maxLoad: 1, undesired: ['1', '0', '0'], busy: ['0', '0', '1'] },
      { maxLoad: 1, busy: ['1', '0', '0'] },
      { maxLoad: 1, busy: ['0', '1', '0'] },
    ],
    rules: { 'optional-unavailability': { level: 'soft', weight: 5 } },
  });
  const assignment = attend(problem, ['1', '0', '0'], ['0', '1', '0'], ['0', '0', '1']);
  const { way } = wayOut('optional-unavailability', problem, assignment);
  expect(way).toMatchObject({ effect: 'gone', change: { objectiveDelta: -5, breaksHard: false } });
  expect(way!.edits.map(({ day, from, to }) => [day, from, to])).toEqual([
    [0, 0, 2],
    [2, 2, 1],
    [1, 1, 0],
  ]);
});

test('that there is none is said honestly', () => {
  const problem = makeProblem({
    persons: [{ undesired: ['1000'] }, { busy: ['1000'] }],
    rules: { 'optional-unavailability': { level: 'soft' } },
  });
  const { way, isExhaustive, said } = wayOut(
    'optional-unavailability',
    problem,
    attend(problem, ['1000'], ['0100']),
  );
  expect([way, isExhaustive]).toEqual([null, true]);
  expect(said).toEqual(['There is no way out: no change of up to three turns takes it away.']);
});

test('so it is that not everything was looked at', () => {
  const problem = makeProblem({
    persons: [{ undesired: ['1000'] }, { busy: ['1000'] }, {}],
    rules: { 'optional-unavailability': { level: 'soft' } },
  });
  const scene = setScene(problem, attend(problem, ['1000'], ['0100']));
  const answer = cheapestWayOut(scene, scene.evaluation.findings[0]!, { budget: 1 });
  expect(answer.isExhaustive).toBe(false);
  const none = makeProblem({
    persons: [{ undesired: ['1000'] }, { busy: ['1000'] }],
    rules: { 'optional-unavailability': { level: 'soft' } },
  });
  const other = setScene(none, attend(none, ['1000'], ['0100']));
  expect(said(cheapestWayOut(other, other.evaluation.findings[0]!, { budget: 1 }).sentences)).toEqual([
    'No way out was found; in a week of this size not every change was looked at.',
  ]);
});

test('what can only be made smaller is made smaller', () => {
  const problem = makeProblem({
    persons: [{}, { dailyMax: 1, maxLoad: 1 }],
    rules: piled,
  });
  const { way, said } = wayOut('concentrated-load', problem, attend(problem, ['1110']));
  expect(way).toMatchObject({ effect: 'less', change: { objectiveDelta: -40 } });
  expect(said[0]).toBe('It can only be made smaller, and the week costs 40 less:');
});

test('where too few of a group are there, one more makes that smaller', () => {
  const problem = makeProblem({
    slots: 1,
    lines: 2,
    persons: [{}, {}, { groups: ['it'] }],
    rules: { skills: { level: 'hard', groups: { it: 2 } } },
  });
  const { way } = wayOut('skills', problem, attend(problem, ['1'], ['1']));
  expect(way).toMatchObject({ effect: 'less', edits: [{ to: 2 }], change: { breaksHard: false } });
});

test.each<[string, Parameters<typeof makeProblem>[0], string[][], Edit[]]>([
  [
    'fixed-turns',
    { fixed: [{ slot: 0, person: 0 }], rules: { 'fixed-turns': { level: 'soft' } } },
    [['0100'], ['1000']],
    [{ day: 0, slot: 0, class: 0, from: 1, to: 0 }],
  ],
  [
    'holes',
    { persons: [{}], slots: 1, rules: { holes: { level: 'soft' } } },
    [['0']],
    [{ day: 0, slot: 0, class: 0, from: null, to: 0 }],
  ],
  [
    'fixed-turns',
    { slots: 1, fixed: [{ slot: 0, person: null }], rules: { 'fixed-turns': { level: 'soft' } } },
    [['1']],
    [{ day: 0, slot: 0, class: 0, from: 0, to: null }],
  ],
  [
    'table-noise',
    {
      slots: 1,
      lines: 2,
      persons: [{ table: 1 }, { table: 1 }, {}],
      rules: { 'table-noise': { level: 'soft' } },
    },
    [['1'], ['1']],
    [{ day: 0, slot: 0, class: 0, from: 0, to: 2 }],
  ],
  [
    'skills',
    {
      slots: 1,
      persons: [{}, {}, { groups: ['it'] }],
      rules: { skills: { level: 'soft', groups: { it: 1 } } },
    },
    [['1']],
    [{ day: 0, slot: 0, class: 0, from: 0, to: 2 }],
  ],
  [
    'skills',
    {
      slots: 1,
      lines: 2,
      persons: [{}, { groups: ['it'] }],
      rules: { holes: { level: 'soft' }, skills: { level: 'hard', groups: { it: 1 } } },
    },
    [['1']],
    [{ day: 0, slot: 0, class: 0, from: null, to: 1 }],
  ],
  [
    'firm-unavailability',
    { persons: [{ busy: ['1000'] }, {}] },
    [['1000']],
    [{ day: 0, slot: 0, class: 0, from: 0, to: 1 }],
  ],
  [
    'weekly-load',
    { persons: [{ maxLoad: 1 }, {}] },
    [['1100']],
    [{ day: 0, slot: 0, class: 0, from: 0, to: 1 }],
  ],
  [
    'first-lines',
    {
      slots: 2,
      lines: 2,
      lineClasses: [0, 1],
      persons: [{ maxLoad: 2 }, { maxLoad: 1 }],
      rules: { 'first-lines': { level: 'hard', limit: 1 } },
    },
    [['11'], ['20']],
    [
      { day: 0, slot: 0, class: 0, from: 0, to: 1 },
      { day: 0, slot: 0, class: 1, from: 1, to: 0 },
    ],
  ],
])('%s has its own way out', (rule, sketch, worked, edits) => {
  const problem = makeProblem(sketch);
  const { way } = wayOut(rule, problem, attend(problem, ...worked));
  expect(way?.effect).toBe('gone');
  expect(way?.edits).toEqual(edits);
});

test('a way out takes the finding away at exactly its price, and no shorter change is cheaper', () => {
  fc.assert(
    fc.property(randomWeek, fc.nat(20), fc.nat(1000), (problem, seed, pick) => {
      const scene = setScene(problem, makeFirstTimetable(problem, seed));
      const { findings } = scene.evaluation;
      if (findings.length === 0) return;
      const finding = findings[pick % findings.length]!;
      const { way } = cheapestWayOut(scene, finding);
      const simple = cheapestSimple(scene, finding);
      if (!way || way.effect === 'less') {
        expect(simple).toBe(Number.POSITIVE_INFINITY);
        return;
      }
      const week = makeWhatIf(problem, scene.assignment);
      week.apply(way.edits);
      const after = evaluate(problem, week.assignment);
      expect(way.change.objectiveDelta).toBe(after.objective - scene.evaluation.objective);
      expect(after.findings.map(identity)).not.toContain(identity(finding));
      expect(way.change.breaksHard).toBe(false);
      expect(way.change.objectiveDelta).toBeLessThanOrEqual(simple);
    }),
    { numRuns: 150, seed: 5 },
  );
});

/** By trying every turn that goes to somebody else, and every exchange of two: what taking a finding away costs. */
function cheapestSimple(scene: Scene, finding: Finding): number {
  const { problem, turnsOf, whatIf, holes } = scene;
  const isMeantEmpty = finding.rule === 'fixed-turns' && finding.persons.length === 0;
  if (isMeantEmpty) return Number.POSITIVE_INFINITY;
  const turns = turnsOf.flat();
  const tries: Edit[][] = [
    ...turns.flatMap(({ person, ...cell }) =>
      problem.persons.map((_, to) => [{ ...cell, from: person, to }]).filter(([edit]) => edit!.to !== person),
    ),
    ...holes.flatMap((cell) => problem.persons.map((_, to) => [{ ...cell, from: null, to }])),
    ...turns.flatMap((a) =>
      turns
        .filter((b) => b.person > a.person)
        .map((b) => [
          { day: a.day, slot: a.slot, class: a.class, from: a.person, to: b.person },
          { day: b.day, slot: b.slot, class: b.class, from: b.person, to: a.person },
        ]),
    ),
  ];
  let least = Number.POSITIVE_INFINITY;
  for (const edits of tries) {
    const change = whatIf.change(edits);
    const isGone =
      change.mends.some((one) => identity(one) === identity(finding)) &&
      !change.breaks.some((one) => identity(one) === identity(finding));
    if (isGone && !change.breaksHard) least = Math.min(least, change.objectiveDelta);
  }
  return least;
}

test('no way out of the best week costs less than nothing', () => {
  fc.assert(
    fc.property(randomWeek, (problem) => {
      const { assignment, evaluation } = bruteForce(problem);
      const scene = setScene(problem, assignment, { proof: evaluation.objective });
      expect(scene.proven).toBe(true);
      for (const finding of evaluation.findings) {
        const { way, sentences } = cheapestWayOut(scene, finding);
        if (way) expect(way.change.objectiveDelta).toBeGreaterThanOrEqual(0);
        said(sentences);
      }
    }),
    { numRuns: 60, seed: 3 },
  );
});
