import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const persons = [{ groups: ['it'] }, { groups: ['it', 'door'] }, { groups: ['it'], busy: ['1100'] }, {}];
const idle = (level: 'hard' | 'soft' | 'off', more: object = {}) =>
  makeProblem({ lines: 4, persons, rules: { 'group-idle': { level, groups: { it: 1 }, ...more } } });

test('004.69 at least so many of a group stay off the phone; whoever is away is no help', () => {
  const problem = idle('hard');
  // In the first slots one of the three is away: of the two others one must stay.
  expect(priceOf('group-idle', problem, attend(problem, ['1010'], ['0010'], [], ['1111'])).broken).toBe(0);
  expect(priceOf('group-idle', problem, attend(problem, ['1000'], ['1000'])).broken).toBe(1);

  const [finding, ...others] = findingsOf(
    'group-idle',
    problem,
    attend(problem, ['0010'], ['0010'], ['0010']),
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ cost: 0, broken: true, day: 0, slots: [2], persons: [0, 1, 2] });
  const values = { group: 'it', persons: 'ada, bo, carla', day: '2026-03-02', time: '11:00–12:00', limit: 1 };
  expectSentence(finding!.sentence, 'rule.group-idle', values);
});

test('004.69 whoever is away counts as idle where the configuration says so', () => {
  const problem = idle('hard', { countAbsent: true });
  expect(priceOf('group-idle', problem, attend(problem, ['1000'], ['1000'])).broken).toBe(0);
  expect(priceOf('group-idle', problem, attend(problem, ['0010'], ['0010'], ['0010'])).broken).toBe(1);
});

test('004.69 with more to stay than there are, nobody of the group phones', () => {
  const problem = idle('hard', { groups: { it: 3 } });
  expect(priceOf('group-idle', problem, attend(problem)).broken).toBe(0);
  expect(priceOf('group-idle', problem, attend(problem, ['0001'])).broken).toBe(1);
  expect(priceOf('group-idle', problem, attend(problem, ['1000'])).broken).toBe(1);
});

test('004.69 as a soft rule the first too many costs the weight, the second twice as much', () => {
  const problem = idle('soft', { groups: { it: 2 } });
  const costs = [['0010'], ['0010'], ['0010']].map((_, count) => {
    const present = new Array<string[]>(count + 1).fill(['0010']);
    return priceOf('group-idle', problem, attend(problem, ...present)).cost;
  });
  expect(costs).toEqual([0, 50, 150]);
});

test('switched off, or for groups that it does not name, it says nothing', () => {
  const all = [['1111'], ['1111'], ['0011'], ['1111']];
  const off = idle('off');
  expect(findingsOf('group-idle', off, attend(off, ...all))).toEqual([]);
  const other = idle('hard', { groups: { sales: 1 } });
  expect(findingsOf('group-idle', other, attend(other, ...all))).toEqual([]);
});

test('a group with the name of something that every object has is no group of the rule', () => {
  const problem = makeProblem({
    persons: [{ groups: ['constructor', 'toString'] }],
    rules: { 'group-idle': { level: 'hard', groups: {} }, 'group-phoning': { level: 'hard', groups: {} } },
  });
  const assignment = attend(problem, ['1111']);
  expect(findingsOf('group-idle', problem, assignment)).toEqual([]);
  expect(findingsOf('group-phoning', problem, assignment)).toEqual([]);
});
