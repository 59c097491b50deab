import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEdit } from '../../scheduler/check-edit.ts';
import { suggestPeople } from '../../scheduler/suggest-people.ts';
import { makeWhatIf } from '../../scheduler/what-if.ts';
import { attend, makeProblem } from '../support/problem-builder.ts';
import { randomAssignment } from '../support/random-assignment.ts';
import { randomWeek } from '../support/random-week.ts';

test('004.4 who could cover a turn comes by what the week would cost, those whom a hard rule forbids last', () => {
  const problem = makeProblem({
    days: 2,
    lines: 2,
    persons: [
      {},
      { undesired: ['1000'] },
      { busy: ['1000'] },
      { maxLoad: 2 },
      { maxLoad: 0 },
      { maxLoad: 5 },
      { maxLoad: 5 },
      { maxLoad: 5 },
    ],
    rules: {
      'optional-unavailability': { level: 'soft' },
      'concentrated-load': { level: 'soft' },
      holes: { level: 'soft' },
    },
  });
  const rest = ['0000', '0000'];
  const worked = [['1000'], rest, rest, rest, rest, ['0001', '1000'], ['0000', '1100'], ['1000']];
  const whatIf = makeWhatIf(problem, attend(problem, ...worked));
  const found = suggestPeople(whatIf, { day: 0, slot: 0, person: 0 });
  // Dídac has 1 turn left after this one, Gal·la 2; Bo would rather not; Fèlix has one that day already; Carla cannot,
  // Eli owes none. Hug is there.
  expect(
    found.map(({ person, delta, isAllowed }) => [problem.persons[person]!.name, delta, isAllowed]),
  ).toEqual([
    ['gal·la', 0, true],
    ['dídac', 0, true],
    ['bo', 5, true],
    ['fèlix', 20, true],
    ['carla', 1_000_000, false],
    ['eli', 1_000_000, false],
  ]);
  expect(found[0]!.load).toEqual({ person: 6, before: 2, after: 3, owed: 5 });
  expect(found[3]!.breaks.map(({ rule }) => rule)).toEqual(['concentrated-load']);
  expect(found[4]!.breaks.map(({ rule }) => rule)).toEqual(['firm-unavailability']);
});

test('those who are equal in all come by name', () => {
  const problem = makeProblem({
    persons: [{ name: 'zoe' }, { name: 'ömer' }, { name: 'ana' }, { name: 'Tom' }],
  });
  const found = suggestPeople(makeWhatIf(problem, attend(problem)), { day: 0, slot: 0, person: null });
  expect(found.map(({ person }) => problem.persons[person]!.name)).toEqual(['Tom', 'ana', 'zoe', 'ömer']);
});

test('as many are told of as are wished for', () => {
  const problem = makeProblem({ persons: [{ undesired: ['1000'] }, {}, {}] });
  const found = suggestPeople(makeWhatIf(problem, attend(problem)), { day: 0, slot: 0, person: null }, 2);
  expect(found).toHaveLength(2);
});

test('each suggestion costs what a check of it says, and the order is that of the costs', () => {
  fc.assert(
    fc.property(
      randomWeek.chain((p) => fc.tuple(fc.constant(p), randomAssignment(p), fc.nat(), fc.nat())),
      ([problem, assignment, i, j]) => {
        const whatIf = makeWhatIf(problem, assignment);
        const slots = problem.days.flatMap((day, d) => day.slots.map((_, slot) => ({ day: d, slot })));
        const at = slots[i % slots.length]!;
        const here = assignment[at.day]![at.slot]!.flat();
        const turn = { ...at, person: [null, ...here][j % (here.length + 1)]! };
        const found = suggestPeople(whatIf, turn);
        expect(new Set([...here, ...found.map(({ person }) => person)]).size).toBe(problem.persons.length);
        for (const { person, delta, isAllowed, breaks, mends, load, edits } of found) {
          const check = checkEdit(whatIf, turn, person);
          expect({ delta, isAllowed, breaks, mends, edits }).toEqual({
            delta: check.objectiveDelta,
            isAllowed: check.isAllowed,
            breaks: check.breaks,
            mends: check.mends,
            edits: check.edits,
          });
          expect(check.loads).toContainEqual(load);
        }
        const ranks = found.map(({ isAllowed, delta }) => (isAllowed ? 0 : 1e12) + delta);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      },
    ),
    { seed: 4, numRuns: 200 },
  );
});
