import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BusyEntry } from '../../../scheduler/availability.ts';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { identity } from '../../../scheduler/explain/identity.ts';
import { compareLifts, isForgiven, liftedProblem } from '../../../scheduler/explain/lifts.ts';
import { type Negotiation, negotiate } from '../../../scheduler/explain/negotiate.ts';
import { setScene } from '../../../scheduler/explain/scene.ts';
import type { Assignment, Problem } from '../../../scheduler/problem.ts';
import { makeWhatIf } from '../../../scheduler/what-if.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { busyEntry } from '../../support/busy-entries.ts';
import { attend, makeProblem, type ProblemSketch } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';
import { said } from '../../support/said.ts';

const soft = { holes: { level: 'soft' } } as const;

function negotiated(problem: Problem, assignment: Assignment, busy: BusyEntry[] = []): Negotiation {
  return negotiate(setScene(problem, assignment, { busy }));
}

/** What would fill each hole, in the order in which it is asked. */
function asked({ holes }: Negotiation): string[] {
  return holes.flatMap(({ ways }) => ways.map(({ sentences }) => said(sentences).join(' ')));
}

/** A first slot with a hole, for the second of two people. */
function holeOf(sketch: ProblemSketch, ...worked: string[][]) {
  const problem = makeProblem({ slots: 1, lines: 2, ...sketch, rules: { ...soft, ...sketch.rules } });
  return negotiated(problem, attend(problem, ...worked));
}

describe('what stands in the way of a hole is named', () => {
  test('a firm unavailability, in the words of the person', () => {
    const problem = makeProblem({ slots: 1, persons: [{ busy: ['1'] }], rules: soft });
    const found = negotiated(problem, attend(problem), [busyEntry(problem, 0, 0, '1')]);
    expect(asked(found)).toEqual([
      'If ada (dentist) came all the same, the hole of Monday 2 March 9:00–10:00 would be filled.',
    ]);
    expect(found.holes[0]!.ways[0]!.change).toMatchObject({ objectiveDelta: -100, breaksHard: false });
    expect(said([found.holes[0]!.sentence])).toEqual(['Monday 2 March 9:00–10:00: 1 line has nobody.']);
    expect(found.lack).toBeNull();
  });

  test('one without words', () => {
    expect(asked(holeOf({ persons: [{}, { busy: ['1'] }] }, ['1']))).toEqual([
      'If bo, who cannot, came all the same, the hole of Monday 2 March 9:00–10:00 would be filled.',
    ]);
  });

  test('an absence', () => {
    const problem = makeProblem({ slots: 1, persons: [{ busy: ['1'] }], rules: soft });
    const away = busyEntry(problem, 0, 0, '1', { kind: 'absence', reason: 'holiday' });
    expect(asked(negotiated(problem, attend(problem), [away]))).toEqual([
      'If ada came in spite of the holiday, the hole of Monday 2 March 9:00–10:00 would be filled.',
    ]);
  });

  test('a wish that counts as firm', () => {
    const problem = makeProblem({
      slots: 1,
      persons: [{ undesired: ['1'] }],
      rules: { ...soft, 'optional-unavailability': { level: 'hard' } },
    });
    const wish = busyEntry(problem, 0, 0, '1', { firm: false, reason: 'gym' });
    expect(asked(negotiated(problem, attend(problem), [wish]))).toEqual([
      'If ada, who would rather not (gym), came all the same, the hole of Monday 2 March 9:00–10:00 would be filled.',
    ]);
  });

  test('a queue that somebody does not serve', () => {
    const persons = [{}, { classLoads: [100, 0] }];
    const queues = { lineClasses: [0, 1], queues: ['support', 'sales'] };
    expect(asked(holeOf({ persons, ...queues }, ['1']))).toEqual([
      'If bo served sales too, the hole of Monday 2 March 9:00–10:00 would be filled.',
    ]);
  });

  test.each<[string, ProblemSketch, string[][], string]>([
    [
      'a load',
      { persons: [{}, { maxLoad: 0 }] },
      [['1']],
      'If bo did 1 turn this week in place of 0, the hole of Monday 2 March 9:00–10:00 would be filled.',
    ],
    [
      'a daily limit',
      { slots: 2, lines: [2, 1], persons: [{}, { dailyMax: 1 }] },
      [['10'], ['01']],
      'If bo did 2 turns that day (the limit is 1), the hole of Monday 2 March 9:00–10:00 would be filled.',
    ],
    [
      'a table limit',
      { persons: [{ table: 1 }, { table: 1 }], rules: { 'table-limit': { level: 'hard', limit: 1 } } },
      [['1']],
      'If ada, bo of table 1 might phone at once (the limit is 1), bo would fill the hole of Monday 2 March 9:00–10:00.',
    ],
    [
      'a group that must stay',
      { persons: [{}, { groups: ['it'] }], rules: { 'group-idle': { level: 'hard', groups: { it: 1 } } } },
      [['1']],
      'If fewer than 1 of the group it might be free, bo would fill the hole of Monday 2 March 9:00–10:00.',
    ],
    [
      'a group that may not phone',
      { persons: [{}, { groups: ['it'] }], rules: { 'group-phoning': { level: 'hard', groups: { it: 0 } } } },
      [['1']],
      'If more than 0 of the group it might phone at once, bo would fill the hole of Monday 2 March 9:00–10:00.',
    ],
    [
      'lunch',
      { slots: 2, lines: [2, 1], lunch: '11', rules: { lunch: { level: 'hard' } } },
      [['10'], ['01']],
      'This would fill the hole of Monday 2 March 9:00–10:00: bo works through lunch time on Monday 2 March. Monday 2 March 9:00–10:00: bo on the empty line.',
    ],
    [
      'the load of a line',
      { lineClasses: [0, 1], persons: [{}, { classLoads: [1, 0] }] },
      [['1']],
      'This would fill the hole of Monday 2 March 9:00–10:00: bo does 1 turn on line 2 in place of 0. Monday 2 March 9:00–10:00: bo on the empty line.',
    ],
  ])('%s', (_, sketch, worked, sentence) => {
    expect(asked(holeOf(sketch, ...worked))[0]).toBe(sentence);
  });

  test('a limit of holes that is broken', () => {
    const { holes } = holeOf({ persons: [{ busy: ['1'] }], rules: { holes: { level: 'soft', limit: 1 } } });
    expect(said([holes[0]!.sentence])).toEqual([
      'Monday 2 March 9:00–10:00: 2 holes, more than the 1 allowed.',
    ]);
    expect(holes[0]!.count).toBe(2);
    expect(asked({ lack: null, causes: [], holes, left: 0 })).toHaveLength(1);
  });
});

describe('loads that are too small', () => {
  test('come first, with the figures', () => {
    const problem = makeProblem({ lines: 6, persons: [{ maxLoad: 1, busy: ['0111'] }], rules: soft });
    const { lack } = negotiated(problem, attend(problem, ['1000']));
    expect(lack).toMatchObject({ count: 23, asked: 24, loads: 1 });
    expect(said(lack!.sentences)).toEqual([
      'The loads of this week give 23 turns less than the lines ask: 1 of 24.',
      'All the holes come from this.',
    ]);
  });

  test('are told apart from other causes', () => {
    const problem = makeProblem({
      slots: 2,
      persons: [{ maxLoad: 1, busy: ['11'] }],
      rules: soft,
    });
    expect(said(negotiated(problem, attend(problem)).lack!.sentences)).toEqual([
      'The loads of this week give 1 turn less than the lines ask: 1 of 2.',
      '1 hole more has other causes.',
    ]);
  });

  test('are no lack where the holes should be there', () => {
    const problem = makeProblem({
      slots: 1,
      persons: [{ maxLoad: 0 }],
      fixed: [{ slot: 0, person: null }],
      rules: soft,
    });
    expect(negotiated(problem, attend(problem))).toEqual({ lack: null, causes: [], holes: [], left: 0 });
  });
});

test('an absence lowers what somebody owes: who comes all the same owes it, and is asked for nothing else', () => {
  const problem = makeProblem({ slots: 1, persons: [{ busy: ['1'], maxLoad: 0 }], rules: soft });
  const away = busyEntry(problem, 0, 0, '1', { kind: 'absence', reason: 'leave' });
  const scene = (more: number) =>
    setScene(problem, attend(problem), { busy: [away], loadsWithout: (lifted) => [lifted.length * more] });
  const found = negotiate(scene(1));
  expect(asked(found)).toEqual([
    'If ada came in spite of the leave, the hole of Monday 2 March 9:00–10:00 would be filled.',
  ]);
  expect(said(found.lack!.sentences)).toEqual([
    'The loads of this week give 1 turn less than the lines ask: 0 of 1.',
    'Absences and unavailability take 1 turn from the loads.',
    'All the holes come from this.',
  ]);
  const other = negotiate(scene(0));
  expect(other.holes[0]!.ways[0]!.lifts.map(({ kind }) => kind)).toEqual(['absence', 'limit']);
  expect(said(other.lack!.sentences)).toContain(
    'No absence and no unavailability is to blame: the loads would be the same without them.',
  );
});

test('an exchange of turns fills a hole that nobody fills directly', () => {
  // Ada could take the hole if she had room; Bo has, but cannot then, nor, as he says, in Ada's other slot.
  const problem = makeProblem({
    days: 2,
    slots: 1,
    persons: [{ maxLoad: 1 }, { busy: ['1', '1'] }],
    rules: soft,
  });
  const busy = [
    busyEntry(problem, 1, 0, '1', { kind: 'absence', reason: 'trip' }),
    busyEntry(problem, 1, 1, '1', { reason: 'choir' }),
  ];
  const found = negotiated(problem, attend(problem, ['0', '1']), busy);
  expect(asked(found)).toEqual([
    'This would fill the hole of Monday 2 March 9:00–10:00: bo comes all the same, Tuesday 3 March 9:00–10:00 (choir). Monday 2 March 9:00–10:00: ada on the empty line. Tuesday 3 March 9:00–10:00: bo in place of ada.',
    'If bo came in spite of the business trip, the hole of Monday 2 March 9:00–10:00 would be filled.',
    'If ada did 2 turns this week in place of 1, the hole of Monday 2 March 9:00–10:00 would be filled.',
  ]);
});

test('two things at once are asked for where one is not enough, and no more than needed', () => {
  const problem = makeProblem({ slots: 1, persons: [{ busy: ['1'], maxLoad: 0 }], rules: soft });
  const found = negotiated(problem, attend(problem), [busyEntry(problem, 0, 0, '1')]);
  expect(asked(found)).toEqual([
    'This would fill the hole of Monday 2 March 9:00–10:00: ada comes all the same, Monday 2 March 9:00–10:00 (dentist). ada does 1 turn this week in place of 0. Monday 2 March 9:00–10:00: ada on the empty line.',
  ]);
  const twice = makeProblem({ slots: 1, persons: [{ busy: ['1'] }, { busy: ['1'] }], rules: soft });
  const busy = [
    busyEntry(twice, 0, 0, '1', { reason: 'course' }),
    busyEntry(twice, 0, 0, '1', { reason: 'meeting' }),
    busyEntry(twice, 1, 0, '1', { kind: 'absence', reason: 'leave' }),
  ];
  const lifts = negotiated(twice, attend(twice), busy).holes[0]!.ways.map((way) =>
    way.lifts.map(({ entry }) => entry!.reason),
  );
  expect(lifts).toEqual([['leave'], ['course', 'meeting']]);
});

test('whoever counts as there only when she comes is not asked twice', () => {
  // Of the group one must stay free. Bo is away and does not count; if she came, she would.
  const problem = makeProblem({
    slots: 1,
    persons: [{ groups: ['it'] }, { groups: ['it'], busy: ['1'] }],
    rules: { ...soft, 'group-idle': { level: 'hard', groups: { it: 1 } } },
  });
  const found = negotiated(problem, attend(problem), [busyEntry(problem, 1, 0, '1')]);
  expect(found.holes[0]!.ways[0]!.lifts.map(({ kind }) => kind)).toEqual(['unavailability']);
});

test('wishes are asked before unavailabilities, these before days away, these before limits', () => {
  const lift = (kind: 'optional' | 'unavailability' | 'absence' | 'limit', person = 0) => ({
    kind,
    persons: [person],
    rule: '',
    entry: null,
    day: null,
    slot: null,
    sentence: { key: '', values: {} },
    id: `${kind} ${person}`,
  });
  const inOrder = [
    [lift('optional')],
    [lift('unavailability')],
    [lift('absence')],
    [lift('limit')],
    [lift('optional'), lift('optional')],
    [lift('optional', 0), lift('optional', 1)],
    [lift('optional'), lift('unavailability')],
  ];
  for (let i = 1; i < inOrder.length; i++) expect(compareLifts(inOrder[i - 1]!, inOrder[i]!)).toBeLessThan(0);
});

test('a hole that breaks nothing when filled stays because filling it costs more, which is told', () => {
  const problem = makeProblem({
    slots: 1,
    persons: [{ undesired: ['1'] }],
    rules: { holes: { level: 'soft', weight: 1 }, 'optional-unavailability': { level: 'soft', weight: 5 } },
  });
  const { open, ways } = negotiated(problem, attend(problem)).holes[0]!;
  expect(said(open!.sentences)).toEqual([
    'The hole of Monday 2 March 9:00–10:00 can be filled and break nothing, but the week then costs 4 more:',
    'Monday 2 March 9:00–10:00: ada on the empty line.',
  ]);
  expect(ways).toEqual([]);
});

test('a limit that stands in the way of several holes is told of first', () => {
  const problem = makeProblem({
    slots: 2,
    persons: [{ groups: ['it'] }],
    rules: { ...soft, 'group-phoning': { level: 'hard', groups: { it: 0 } } },
  });
  expect(said(negotiated(problem, attend(problem)).causes.map(({ sentence }) => sentence))).toEqual([
    'In 2 slots with holes the limit of the group it stands in the way.',
  ]);
});

test('very many holes are not all looked at, and that is counted', () => {
  const problem = makeProblem({ days: 3, slots: 4, persons: [], rules: soft });
  const { holes, left } = negotiate(setScene(problem, attend(problem)), { mostHoles: 5 });
  expect([holes.length, left]).toEqual([5, 7]);
});

test('whatever is asked for holds, before the judge, in the week in which it is let go', () => {
  let looked = 0;
  fc.assert(
    fc.property(randomWeek, (problem) => {
      const { assignment } = bruteForce(problem);
      const scene = setScene(problem, assignment);
      for (const { ways, cell } of negotiate(scene).holes) {
        for (const { edits, change, lifts, sentences } of ways) {
          looked++;
          said(sentences);
          expect(lifts.length).toBeGreaterThan(0);
          const week = makeWhatIf(problem, assignment);
          week.apply(edits);
          const filled = week.assignment[cell.day]![cell.slot]![cell.class]!.length;
          expect(filled).toBe(assignment[cell.day]![cell.slot]![cell.class]!.length + 1);
          const lifted = liftedProblem(scene, lifts);
          const before = new Set(evaluate(lifted, assignment).findings.map(identity));
          const broken = evaluate(lifted, week.assignment).findings.filter((finding) => finding.broken);
          expect(broken.filter((one) => !before.has(identity(one)) && !isForgiven(one, lifts))).toEqual([]);
          // Nothing is asked for in vain.
          for (const lift of lifts) {
            const others = lifts.filter((one) => one !== lift);
            const { breaksHard, breaks } = makeWhatIf(liftedProblem(scene, others), assignment).change(edits);
            const isBroken = breaks.some((one) => one.broken && !isForgiven(one, others));
            expect(breaksHard && isBroken).toBe(true);
          }
          expect(Number.isInteger(change.costDelta)).toBe(true);
        }
      }
    }),
    { numRuns: 100, seed: 2 },
  );
  expect(looked).toBeGreaterThan(100);
});
