import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem, type PersonSketch } from '../../support/problem-builder.ts';

const shared = (person: PersonSketch = {}, level: 'soft' | 'off' = 'soft') =>
  makeProblem({
    days: 2,
    hard: ['0011'],
    persons: [{ fairness: 3, ...person }, {}],
    rules: { fairness: { level, weight: 2, weeks: 5 } },
  });

test('each turn in a hard slot costs the weight for every step that the person carried above her equals', () => {
  const problem = shared();
  const [finding, ...others] = findingsOf('fairness', problem, attend(problem, ['0111', '0011']));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ cost: 12, broken: false, day: 0, slots: [2, 3], persons: [0] });
  const times = '11:00–12:00, 12:00–13:00';
  expectSentence(finding!.sentence, 'rule.fairness', { person: 'ada', day: '2026-03-02', times, weeks: 5 });
});

test('who carried no more than her equals takes hard slots for nothing', () => {
  const problem = shared();
  expect(priceOf('fairness', problem, attend(problem, ['0000'], ['0011', '1111'])).cost).toBe(0);
  const unknown = shared({ fairness: undefined });
  expect(priceOf('fairness', unknown, attend(unknown, ['0011'])).cost).toBe(0);
});

test('a slot is also hard for those who would rather not, once where it is hard for all as well', () => {
  const problem = shared({ undesired: ['1010', '0100'] });
  const one = (days: string[]) => priceOf('fairness', problem, attend(problem, days)).cost;
  expect([one(['1000']), one(['0010']), one(['0000', '0100']), one(['0100', '1011'])]).toEqual([6, 6, 6, 0]);
});

test('where somebody cannot at all, it adds nothing', () => {
  const problem = shared({ busy: ['0011'], undesired: ['0011'] });
  expect(priceOf('fairness', problem, attend(problem, ['0011'])).cost).toBe(0);
});

test('a week that knows of no past costs nothing here', () => {
  const problem = makeProblem({ rules: { fairness: { level: 'soft', weight: 10_000 } } });
  expect(priceOf('fairness', problem, attend(problem, ['1111'])).cost).toBe(0);
});

test('switched off it says nothing', () => {
  const problem = shared({}, 'off');
  expect(findingsOf('fairness', problem, attend(problem, ['1111']))).toEqual([]);
});
