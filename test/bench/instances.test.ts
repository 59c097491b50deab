import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateInstance } from '../../bench/generate-instance.ts';
import { type Expected, findExpected } from '../../bench/make-instances.ts';
import { largeTeams, teams } from '../../bench/teams.ts';
import { type Instance, parseInstance, problemOfInstance } from '../../scheduler/instance.ts';
import { solve } from '../../scheduler/solve.ts';
import { bruteForce } from '../support/brute-force.ts';

const folder = join(import.meta.dirname, '../../bench/instances');
const names = teams.map(({ name }) => name);
const timeLimitMs = 120_000;

test('there is an instance for every team, and it is the one that its sketch makes', () => {
  expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  for (const team of teams) {
    const { expected: _, ...instance } = read(team.name);
    expect(generateInstance(team)).toEqual(instance);
  }
});

test('a sketch makes the same instance each time, and another one by another seed', () => {
  const team = { ...teams[0]!, seed: 77 };
  expect(generateInstance(team)).toEqual(generateInstance({ ...team }));
  expect(generateInstance({ ...team, seed: 78 }).busy).not.toEqual(generateInstance(team).busy);
});

test('large teams are instances as well', () => {
  for (const team of largeTeams) {
    const text = JSON.stringify(generateInstance(team));
    expect(parseInstance(text, team.name).persons.length).toBe(team.persons);
  }
});

describe.each(teams)('$name', ({ name, slots }) => {
  const { expected, ...instance } = read(name);
  const problem = problemOfInstance(instance);

  test('the loads and the holes foreseen make the week full', () => {
    const loads = instance.persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0);
    expect(loads + instance.nobodyLoad!).toBe(instance.days.length * instance.hours * instance.lines);
  });

  test('what is known of its best timetable agrees with itself', () => {
    const { nHoles, ...costs } = expected.breakdown;
    expect(nHoles).toBeGreaterThanOrEqual(instance.nobodyLoad!);
    expect(Object.values(costs).reduce((sum, cost) => sum + cost, 0)).toBe(expected.bestKnownCost);
    expect(expected).toMatchObject({ lowerBound: expected.bestKnownCost, provenOptimal: true });
  });

  test('it is proven anew', { timeout: timeLimitMs }, async () => {
    const { bestKnownCost, lowerBound } = await findExpected(problem);
    expect({ bestKnownCost, lowerBound }).toEqual({
      bestKnownCost: expected.bestKnownCost,
      lowerBound: expected.lowerBound,
    });
  });

  // Long days take longer, and the seed plays no other part in them.
  test.each(slots === 4 ? [0, 1, 2] : [0])(
    'the race reaches its best timetable (seed %i)',
    {
      timeout: timeLimitMs,
    },
    async (seed) => {
      const { evaluation, end } = await solve(problem, { seed, signal: new AbortController().signal });
      expect(end).toBe('done');
      expect(evaluation).toMatchObject({ cost: expected.bestKnownCost, broken: 0 });
    },
  );
});

test.each(names.filter((name) => name.startsWith('small')))(
  'every timetable there is of %s was looked at',
  {
    timeout: timeLimitMs,
  },
  (name) => {
    const { expected, ...instance } = read(name);
    expect(bruteForce(problemOfInstance(instance)).evaluation.cost).toBe(expected.bestKnownCost);
  },
);

function read(name: string): Instance & { expected: Expected } {
  const file = `${name}.json`;
  return parseInstance(readFileSync(join(folder, file), 'utf8'), file) as Instance & { expected: Expected };
}
