import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

test('004.68 nobody attends where no line is open', () => {
  const problem = makeProblem({ lines: [1, 0, 2, 1], persons: [{}, {}, {}] });
  expect(priceOf('closed-days', problem, attend(problem, ['1010'], ['0010']))).toEqual({
    cost: 0,
    broken: 0,
  });

  const [finding, ...others] = findingsOf('closed-days', problem, attend(problem, ['0100']));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ broken: true, day: 0, slots: [1], persons: [0] });
  const values = { day: '2026-03-02', time: '10:00–11:00', count: 1, lines: 0 };
  expectSentence(finding!.sentence, 'rule.closed-days', values);
});

test('004.68 each class of lines is counted by itself', () => {
  const problem = makeProblem({ lines: 2, lineClasses: [0, 1], persons: [{}, {}] });
  expect(priceOf('closed-days', problem, attend(problem, ['1000'], ['2000'])).broken).toBe(0);
  expect(priceOf('closed-days', problem, attend(problem, ['1000'], ['1000'])).broken).toBe(1);
});
