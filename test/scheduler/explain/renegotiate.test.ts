import { expect, test } from 'vitest';
import { negotiate } from '../../../scheduler/explain/negotiate.ts';
import { renegotiate } from '../../../scheduler/explain/renegotiate.ts';
import { setScene } from '../../../scheduler/explain/scene.ts';
import type { Problem } from '../../../scheduler/problem.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { busyEntry } from '../../support/busy-entries.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';
import { said } from '../../support/said.ts';

const soft = { holes: { level: 'soft' } } as const;
const solve = async (problem: Problem) => bruteForce(problem).assignment;

test('a week that no small exchange mends is made anew with as little let go as possible', async () => {
  // Monday's hole: only if all three move on by a day does the choir, and nothing else, stand in the way.
  const problem = makeProblem({
    days: 3,
    slots: 1,
    persons: [
      { maxLoad: 1, busy: ['0', '0', '1'] },
      { maxLoad: 1, busy: ['1', '0', '0'] },
      { maxLoad: 1, busy: ['1', '1', '1'] },
    ],
    rules: soft,
  });
  const firmly = (person: number, day: number) =>
    ['course', 'doctor', 'moving house'].map((reason) => busyEntry(problem, person, day, '1', { reason }));
  const choir = busyEntry(problem, 2, 2, '1', { reason: 'choir' });
  const busy = [...firmly(0, 2), ...firmly(1, 0), ...firmly(2, 0), ...firmly(2, 1), choir];
  const scene = setScene(problem, attend(problem, ['0', '1', '0'], ['0', '0', '1']), { busy });
  const small = negotiate(scene).holes.flatMap(({ ways }) => ways.flatMap(({ lifts }) => lifts));
  expect(small.some(({ kind }) => kind !== 'limit')).toBe(false);
  const found = await renegotiate(scene, solve);
  expect(found).toMatchObject({ filled: 1, left: 0 });
  expect(said(found!.sentences)).toEqual([
    'With all of this the week, made anew, would have 1 hole less (0 left):',
    'carla comes all the same, Wednesday 4 March 9:00–10:00 (choir).',
  ]);
});

test('unavailabilities are let go before absences', async () => {
  const problem = makeProblem({ slots: 1, persons: [{ busy: ['1'] }, { busy: ['1'] }], rules: soft });
  const busy = [
    busyEntry(problem, 0, 0, '1', { kind: 'absence', reason: 'holiday' }),
    busyEntry(problem, 1, 0, '1'),
  ];
  const found = await renegotiate(setScene(problem, [[[[]]]], { busy }), solve);
  expect(found!.lifts.map(({ entry }) => entry!.reason)).toEqual(['dentist']);
});

test('limits come last, and are named', async () => {
  const problem = makeProblem({
    slots: 1,
    persons: [{ groups: ['it'], lunchExempt: false }],
    rules: { ...soft, 'group-phoning': { level: 'hard', groups: { it: 0 } } },
  });
  const scene = setScene(problem, [[[[]]]]);
  const found = await renegotiate(scene, solve);
  expect(found!.lifts.map(({ rule, kind }) => [rule, kind])).toEqual([['group-phoning', 'limit']]);
  expect(said(found!.sentences)).toEqual([
    'With all of this the week, made anew, would have 1 hole less (0 left):',
    'More than 0 of the group it phone at once, Monday 2 March 9:00–10:00.',
  ]);
});

test('what the week breaks already and nobody can mend is not asked for', async () => {
  const problem = makeProblem({
    slots: 1,
    persons: [{ busy: ['1'] }],
    rules: { ...soft, skills: { level: 'hard', groups: { it: 1 } } },
  });
  const busy = [busyEntry(problem, 0, 0, '1')];
  const found = await renegotiate(setScene(problem, [[[[]]]], { busy }), solve);
  expect(found!.lifts.map(({ rule }) => rule)).toEqual(['firm-unavailability']);
});

test('a group of which somebody must phone is named where filling a hole takes her away', () => {
  // But for Bo, who cannot, only Ada can fill the hole of the second slot; in the first she alone is of the group.
  const problem = makeProblem({
    slots: 2,
    lines: 1,
    persons: [
      { maxLoad: 1, groups: ['it'] },
      { maxLoad: 1, busy: ['01'] },
    ],
    rules: { ...soft, skills: { level: 'hard', groups: { it: 1 } } },
  });
  const scene = setScene(problem, attend(problem, ['10']));
  const small = negotiate(scene).holes[0]!.ways.find(({ lifts }) => lifts[0]!.rule === 'skills');
  expect(said(small!.sentences).slice(0, 2)).toEqual([
    'This would fill the hole of Monday 2 March 10:00–11:00:',
    'Fewer than 1 of the group it are on the phone, Monday 2 March 9:00–10:00.',
  ]);
});

test('nothing is asked for where nothing helps', async () => {
  const problem = makeProblem({ slots: 1, persons: [{ maxLoad: 0 }], rules: soft });
  const scene = setScene(problem, [[[[]]]]);
  expect(negotiate(scene).lack).not.toBeNull();
  expect(await renegotiate(scene, solve)).toBeNull();
});

test('a hole that should be there stays one, and nobody is asked to fill it', async () => {
  const problem = makeProblem({
    slots: 1,
    lines: 2,
    persons: [{ busy: ['1'] }, { busy: ['1'] }],
    fixed: [{ slot: 0, person: null }],
    rules: { ...soft, 'fixed-turns': { level: 'soft' } },
  });
  const found = await renegotiate(setScene(problem, [[[[]]]]), solve);
  expect(found).toMatchObject({ filled: 1, left: 0 });
  expect(found!.lifts).toHaveLength(1);
});
