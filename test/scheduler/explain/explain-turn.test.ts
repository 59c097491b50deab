import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { explainTurn, obstaclesOf } from '../../../scheduler/explain/explain-turn.ts';
import { liftsOf } from '../../../scheduler/explain/lifts.ts';
import { setScene } from '../../../scheduler/explain/scene.ts';
import { tellObstacles } from '../../../scheduler/explain/tell-obstacles.ts';
import type { Problem } from '../../../scheduler/problem.ts';
import { RULES } from '../../../scheduler/rules/index.ts';
import { makeFirstTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import { makeWhatIf } from '../../../scheduler/what-if.ts';
import { busyEntry } from '../../support/busy-entries.ts';
import { expectSentence } from '../../support/expect-sentence.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';
import { said } from '../../support/said.ts';

const first = { day: 0, slot: 0, class: 0, person: 0 };

/** What is said against somebody's having a turn of the first slot that Ada has. */
function against(problem: Problem, person: number, ...worked: string[][]): string[] {
  const scene = setScene(problem, attend(problem, ...worked));
  return said(obstaclesOf(scene, first, 0, person).map(({ sentence }) => sentence));
}

test('somebody who could have the turn comes with the exact difference, the cheapest first', () => {
  const problem = makeProblem({
    persons: [{}, { undesired: ['1000'] }, {}],
    rules: { 'optional-unavailability': { level: 'soft', weight: 5 } },
  });
  const { could, cannot } = explainTurn(setScene(problem, attend(problem, ['1000'])), first);
  expect(could.map(({ person, change }) => [person, change.objectiveDelta])).toEqual([
    [2, 0],
    [1, 5],
  ]);
  expect(said(could.map(({ sentence }) => sentence))).toEqual([
    'carla could take it: costs the same.',
    'bo could take it: costs 5 more.',
  ]);
  expect(said(could[1]!.change.breaks.map(({ sentence }) => sentence))).toEqual([
    'bo would rather not, Monday 2 March 9:00–10:00.',
  ]);
  expect(cannot).toEqual([]);
});

test('whose load is used up could take it in exchange for a turn of hers', () => {
  const problem = makeProblem({ persons: [{ maxLoad: 1 }, { maxLoad: 1 }] });
  const { could } = explainTurn(setScene(problem, attend(problem, ['1000'], ['0100'])), first);
  expect(said(could.map(({ sentence }) => sentence))).toEqual([
    'bo could take it if ada takes Monday 2 March 10:00–11:00 in return: costs the same.',
  ]);
  expect(could[0]!.edits).toEqual([
    { day: 0, slot: 0, class: 0, from: 0, to: 1 },
    { day: 0, slot: 1, class: 0, from: 1, to: 0 },
  ]);
});

test('the exchange is taken where it is cheaper than the turn alone', () => {
  const problem = makeProblem({
    persons: [{}, {}],
    rules: { 'concentrated-load': { level: 'soft', weight: 20 } },
  });
  const { could } = explainTurn(setScene(problem, attend(problem, ['1000'], ['0100'])), first);
  expect(could[0]!.edits).toHaveLength(2);
  expect(could[0]!.change.objectiveDelta).toBe(0);
});

test('people on different lines of one slot can change lines', () => {
  const problem = makeProblem({ slots: 1, lines: 2, lineClasses: [0, 1] });
  const { could } = explainTurn(setScene(problem, attend(problem, ['1'], ['2'])), first);
  expect(could.map(({ person, edits }) => [person, edits.length])).toEqual([[1, 2]]);
});

test('004.75 who could not is told of with the reason and its words', () => {
  const problem = makeProblem({
    lines: 2,
    persons: [{}, { busy: ['1000'] }, { busy: ['1111'] }, {}, { maxLoad: 0 }],
  });
  const busy = [
    busyEntry(problem, 1, 0, '1000', { reason: 'dentist' }),
    busyEntry(problem, 2, 0, '1111', { kind: 'absence', reason: 'holiday' }),
  ];
  const assignment = attend(problem, ['1000'], [], [], ['1000']);
  const { cannot } = explainTurn(setScene(problem, assignment, { busy }), first);
  expect(cannot.map(({ person }) => person)).toEqual([1, 2, 3, 4]);
  expect(cannot.map(({ obstacles }) => said(obstacles.map(({ sentence }) => sentence)))).toEqual([
    ['bo cannot then: dentist.'],
    ['carla is away that day (holiday).'],
    ['dídac is on the phone then already.'],
    ['eli owes no turns this week.'],
  ]);
});

test('an unavailability without words is told of all the same', () => {
  const problem = makeProblem({ persons: [{}, { busy: ['1000'] }] });
  expect(against(problem, 1, ['1000'])).toEqual(['bo cannot then.']);
});

test.each<[string, Parameters<typeof makeProblem>[0], string[][], string]>([
  [
    'load',
    { persons: [{}, { maxLoad: 2 }] },
    [['1000'], ['0011']],
    'bo has all 2 turns of this week already.',
  ],
  [
    'load of a line',
    { lines: 2, lineClasses: [0, 1], persons: [{}, { classLoads: [0, 4] }] },
    [['1000']],
    'bo has no turns to do on line 1.',
  ],
  [
    'daily limit',
    { persons: [{}, { dailyMax: 1 }] },
    [['1000'], ['0010']],
    'bo would have 2 turns that day; the limit is 1.',
  ],
  [
    'table limit',
    {
      lines: 2,
      persons: [{}, { table: 3 }, { table: 3 }],
      rules: { 'table-limit': { level: 'hard', limit: 1 } },
    },
    [['1000'], [], ['1000']],
    'bo: bo, carla of table 3 would phone at once; the limit is 1.',
  ],
  [
    'noisy table',
    {
      lines: 2,
      persons: [{}, { table: 3 }, { table: 3 }],
      rules: { 'table-noise': { level: 'hard' } },
    },
    [['1000'], [], ['1000']],
    'bo: bo, carla of table 3 would phone at once, which is not allowed.',
  ],
  [
    'group that must stay',
    { persons: [{}, { groups: ['it'] }], rules: { 'group-idle': { level: 'hard', groups: { it: 1 } } } },
    [['1000']],
    'With bo on the phone, fewer than 1 of the group it would be free.',
  ],
  [
    'group that may not phone',
    { persons: [{}, { groups: ['it'] }], rules: { 'group-phoning': { level: 'hard', groups: { it: 0 } } } },
    [['1000']],
    'With bo, more than 0 of the group it would phone at once.',
  ],
  [
    'group of which somebody must phone',
    { persons: [{ groups: ['it'] }, {}], rules: { skills: { level: 'hard', groups: { it: 1 } } } },
    [['1000']],
    'bo is not of the group it: fewer than 1 of it would be on the phone.',
  ],
  [
    'lunch',
    { lunch: '1100', rules: { lunch: { level: 'hard' } } },
    [['1000'], ['0100']],
    'bo would work through lunch time that day.',
  ],
  [
    'split day',
    { rules: { 'split-day': { level: 'hard', unlessDailyLimit: 99 } } },
    [['1000'], ['0010']],
    'bo would have a gap between turns that day.',
  ],
  [
    'marathon',
    { rules: { marathon: { level: 'hard', from: 3 } } },
    [['1000'], ['0110']],
    'bo would have too long a run of turns that day.',
  ],
  [
    'first lines',
    { lines: 2, lineClasses: [0, 1], rules: { 'first-lines': { level: 'hard', limit: 1 } } },
    [['1000'], ['0100']],
    'bo would be on the first line 2 times that day; the limit is 1.',
  ],
  [
    'piled turns',
    { rules: { 'concentrated-load': { level: 'hard' } } },
    [['1000'], ['0100']],
    'bo would have 2 turns that day; no more than one is allowed.',
  ],
  [
    'fixed turns that must be kept',
    { fixed: [{ slot: 0, person: 0 }], rules: { 'fixed-turns': { level: 'hard' } } },
    [['1000']],
    'It cannot be bo: ada would lose a fixed turn, and these must be kept.',
  ],
  [
    'wish that must be kept',
    { persons: [{}, { undesired: ['1000'] }], rules: { 'optional-unavailability': { level: 'hard' } } },
    [['1000']],
    'bo cannot then.',
  ],
])('what speaks against somebody: %s', (_, sketch, worked, sentence) => {
  expect(against(makeProblem(sketch), 1, ...worked)).toEqual([sentence]);
});

describe('who would leave a turn where somebody of a group is needed', () => {
  // Carla is of the group as well, in the slot of the turn: there nobody would be missing. Bo is alone in hers.
  const week = (level: 'soft' | 'hard') => {
    const problem = makeProblem({
      slots: 2,
      lines: [2, 1],
      persons: [{ maxLoad: 1 }, { maxLoad: 1, groups: ['it'] }, { maxLoad: 1, groups: ['it'] }],
      rules: { skills: { level, weight: 7, groups: { it: 1 } } },
    });
    return setScene(problem, attend(problem, ['10'], ['01'], ['10']));
  };

  test('could come in exchange at exactly what that costs, and what it costs is told', () => {
    const [bo] = explainTurn(week('soft'), first).could;
    expect(said([bo!.sentence])).toEqual([
      'bo could take it if ada takes Monday 2 March 10:00–11:00 in return: costs 7 more.',
    ]);
    expect(bo!.change).toMatchObject({ objectiveDelta: 7, costDelta: 7 });
    expect(said(bo!.change.breaks.map(({ sentence }) => sentence))).toEqual([
      'it: 0 on the phone, Monday 2 March 10:00–11:00; at least 1 should be.',
    ]);
  });

  test('could not where that is a hard rule, and the reason is told', () => {
    const { could, cannot } = explainTurn(week('hard'), first);
    expect(could).toEqual([]);
    expect(cannot.map(({ person, obstacles }) => [person, ...obstacles.map(({ rule }) => rule)])).toEqual([
      [1, 'weekly-load', 'skills'],
      [2, 'on-the-phone'],
    ]);
    const { sentence } = cannot[0]!.obstacles[1]!;
    const values = { other: 'bo', group: 'it', limit: 1, day: '2026-03-02', time: '10:00–11:00' };
    expectSentence(sentence, 'reason.cannot.skills.elsewhere', values);
  });
});

test('no rule is without words against somebody, nor without words to let it go', () => {
  const scene = setScene(makeProblem(), attend(makeProblem(), ['1000']));
  for (const { key } of RULES) {
    const values = { person: 'ada', day: '2026-03-02', time: '9:00', times: '9:00', count: 2, limit: 1 };
    const more = { line: 1, lines: 1, table: '1', group: 'it', persons: 'ada, bo', queue: 'sales', weeks: 8 };
    const breach = { rule: key, cost: 0, broken: true, day: 0, slots: [0], persons: [0] };
    const finding = { ...breach, sentence: { key: `rule.${key}`, values: { ...values, ...more } } };
    const told = [...tellObstacles(scene, 0, first, finding), ...liftsOf(scene, finding)];
    expect(told.length).toBeGreaterThan(1);
    for (const { rule, sentence } of told) {
      expect(rule).toBe(key);
      expectSentence(sentence, sentence.key, {});
    }
  }
});

test('why: fixed, owed, without an equal, and what a hole would cost', () => {
  const problem = makeProblem({
    persons: [{ maxLoad: 1 }, { undesired: ['1000'] }],
    fixed: [{ slot: 0, person: 0 }],
    rules: {
      'fixed-turns': { level: 'soft', weight: 50 },
      'optional-unavailability': { level: 'soft', weight: 5 },
      holes: { level: 'soft', weight: 100 },
    },
  });
  const { why, findings } = explainTurn(setScene(problem, attend(problem, ['1000'])), first);
  expect(said(why)).toEqual([
    'It is a fixed turn of ada.',
    'ada has 1 turn this week; the load is 1.',
    'Of 1 other: 0 on the phone then, 0 not to be had, 1 could take it.',
    'With anybody else the week would cost at least 55 more.',
    'Without ada the line would be empty, which costs 150 more.',
  ]);
  expect(findings).toEqual([]);
});

test('why: nobody else, and a rule that a hole would break', () => {
  const problem = makeProblem({
    persons: [{}, { maxLoad: 0 }],
    slots: 1,
    rules: { holes: { level: 'soft', limit: 0 } },
  });
  const { why } = explainTurn(setScene(problem, attend(problem, ['1'])), first);
  expect(said(why).slice(2)).toEqual([
    'Nobody else could take it.',
    'Without ada a rule would be broken there.',
  ]);
});

test('why: a better one is told of, and so is one that mends a broken rule', () => {
  const problem = makeProblem({
    persons: [{ undesired: ['1000'] }, {}],
    rules: { 'optional-unavailability': { level: 'soft', weight: 5 } },
  });
  const better = explainTurn(setScene(problem, attend(problem, ['1000'])), first);
  expect(said(better.why)).toContain('With bo the week would cost 5 less.');
  expect(said(better.findings.map(({ sentence }) => sentence))).toEqual([
    'ada would rather not, Monday 2 March 9:00–10:00.',
  ]);
  const away = makeProblem({ persons: [{ busy: ['1000'] }, {}] });
  const mends = explainTurn(setScene(away, attend(away, ['1000'])), first);
  expect(said(mends.why)).toContain('As it is a rule is broken; with bo it would be kept.');
});

test('a proof is told of where there is one', () => {
  const problem = makeProblem({
    persons: [{ undesired: ['1000'] }],
    rules: { 'optional-unavailability': { level: 'soft', weight: 5 } },
  });
  const assignment = attend(problem, ['1000']);
  const why = (proof: number | null) =>
    said(explainTurn(setScene(problem, assignment, { proof }), first).why);
  expect(why(5)).toContain('The timetable is proved to be the best: no other arrangement costs less.');
  expect(why(2)).toContain('The timetable costs 5; it is proved that none costs less than 2.');
  expect(why(null).join()).not.toContain('proved');
});

test('every difference is that of the judge, and who could not breaks a rule', () => {
  fc.assert(
    fc.property(randomWeek, fc.nat(20), fc.nat(1000), (problem, seed, pick) => {
      const assignment = makeFirstTimetable(problem, seed);
      const scene = setScene(problem, assignment);
      const turns = scene.turnsOf.flat();
      if (turns.length === 0) return;
      const before = evaluate(problem, assignment);
      const { could, cannot } = explainTurn(scene, turns[pick % turns.length]!);
      for (const { edits, change } of could) {
        const edited = makeWhatIf(problem, assignment);
        edited.apply(edits);
        const after = evaluate(problem, edited.assignment);
        expect(change.objectiveDelta).toBe(after.objective - before.objective);
        expect(after.broken).toBeLessThanOrEqual(before.broken);
      }
      for (const { obstacles } of cannot) expect(obstacles.length).toBeGreaterThan(0);
      said([...could, ...cannot.flatMap(({ obstacles }) => obstacles)].map(({ sentence }) => sentence));
    }),
    { numRuns: 150, seed: 11 },
  );
});
