import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const persons = [{ groups: ['it'] }, { groups: ['it'] }, { groups: ['it'] }, {}];
const phoning = (level: 'hard' | 'soft' | 'off', limit = 1) =>
  makeProblem({ lines: 4, persons, rules: { 'group-phoning': { level, groups: { it: limit } } } });

test('004.69 no more of a group phone at once than the limit', () => {
  const problem = phoning('hard');
  expect(priceOf('group-phoning', problem, attend(problem, ['1000'], ['0100'], [], ['1100'])).broken).toBe(0);

  const [finding, ...others] = findingsOf('group-phoning', problem, attend(problem, ['1100'], ['0100']));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ cost: 0, broken: true, day: 0, slots: [1], persons: [0, 1] });
  const values = { group: 'it', persons: 'ada, bo', day: '2026-03-02', time: '10:00–11:00', limit: 1 };
  expectSentence(finding!.sentence, 'rule.group-phoning', values);
});

test('004.69 a limit of none keeps the group off the phone', () => {
  const problem = phoning('hard', 0);
  expect(priceOf('group-phoning', problem, attend(problem, ['1000'])).broken).toBe(1);
});

test('004.69 as a soft rule the first too many costs the weight, the second twice as much', () => {
  const problem = phoning('soft');
  const costs = [1, 2, 3].map((count) => {
    const present = new Array<string[]>(count).fill(['0010']);
    return priceOf('group-phoning', problem, attend(problem, ...present)).cost;
  });
  expect(costs).toEqual([0, 50, 150]);
});

test('switched off it says nothing', () => {
  const problem = phoning('off');
  expect(findingsOf('group-phoning', problem, attend(problem, ['1000'], ['1000'], ['1000']))).toEqual([]);
});
