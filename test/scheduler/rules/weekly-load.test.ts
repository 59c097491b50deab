import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

test('004.68 nobody has more turns in the week than her load', () => {
  const problem = makeProblem({ days: 2, persons: [{ maxLoad: 3 }] });
  expect(findingsOf('weekly-load', problem, attend(problem, ['1100', '1000']))).toEqual([]);

  const [finding, ...others] = findingsOf('weekly-load', problem, attend(problem, ['1100', '1100']));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ broken: true, day: null, slots: [], persons: [0] });
  expectSentence(finding!.sentence, 'rule.weekly-load', { person: 'ada', count: 4, limit: 3 });
});

test('004.68 where lines are told apart, each has its own load', () => {
  const persons = [{ maxLoad: 3, classLoads: [1, 2] }];
  const problem = makeProblem({ days: 2, lines: 3, lineClasses: [0, 1, 1], persons });
  expect(findingsOf('weekly-load', problem, attend(problem, ['1200', '2000']))).toEqual([]);

  const [finding, ...others] = findingsOf('weekly-load', problem, attend(problem, ['1200', '1000']));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ broken: true, persons: [0] });
  expectSentence(finding!.sentence, 'rule.weekly-load.line', { person: 'ada', count: 2, limit: 1, line: 1 });
  expect(priceOf('weekly-load', problem, attend(problem, ['1100', '2222'])).broken).toBe(3);
});
