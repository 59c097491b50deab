import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Expected, generateInstance, teams } from '../../bench/make-instances.ts';
import {
  answerBreakdown,
  type Instance,
  parseInstance,
  problemOfInstance,
} from '../../scheduler/instance.ts';
import { solve } from '../../scheduler/solve.ts';

const folder = join(import.meta.dirname, '../../bench/instances');

test('there is an instance for every team, and it is the one that its sketch makes', () => {
  expect(readdirSync(folder).sort()).toEqual(teams.map(({ name }) => `${name}.json`).sort());
  for (const team of teams) {
    const { expected: _, ...instance } = read(`${team.name}.json`);
    expect(generateInstance(team)).toEqual(instance);
  }
});

describe.each(teams.map(({ name }) => `${name}.json`))('%s', (file) => {
  const { expected, ...instance } = read(file);

  test('the loads and the holes foreseen make the week full', () => {
    const loads = instance.persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0);
    expect(loads + instance.nobodyLoad!).toBe(instance.days.length * instance.hours * instance.lines);
  });

  test('what is known of its best timetable agrees with itself', () => {
    const { nHoles, ...costs } = expected.breakdown;
    expect(nHoles).toBeGreaterThanOrEqual(instance.nobodyLoad!);
    expect(Object.values(costs).reduce((sum, cost) => sum + cost, 0)).toBe(expected.bestKnownCost);
    if (expected.provenOptimal) expect(expected.lowerBound).toBe(expected.bestKnownCost);
  });

  test.each([0, 1, 2])('the engine reaches the best known cost (seed %i)', async (seed) => {
    const problem = problemOfInstance(instance);
    const { evaluation, end } = await solve(problem, { seed, signal: new AbortController().signal });
    expect(end).toBe('done');
    expect(evaluation.cost).toBe(expected.bestKnownCost);
    const { perRule, holes, broken } = evaluation;
    const costs = Object.entries(answerBreakdown(perRule, holes)).filter(([name]) => name !== 'nHoles');
    expect(costs.reduce((sum, [, cost]) => sum + cost, 0)).toBe(expected.bestKnownCost);
    expect(broken).toBe(0);
  });
});

function read(file: string): Instance & { expected: Expected } {
  return parseInstance(readFileSync(join(folder, file), 'utf8'), file) as Instance & { expected: Expected };
}
