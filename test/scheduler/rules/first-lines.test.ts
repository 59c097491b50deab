import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

test('004.69 nobody has the first line more often in a day than the limit', () => {
  const rules = { 'first-lines': { level: 'hard', limit: 1 } } as const;
  const problem = makeProblem({ lines: 2, lineClasses: [0, 1], rules });
  expect(priceOf('first-lines', problem, attend(problem, ['1222']))).toEqual({ cost: 0, broken: 0 });

  const [finding] = findingsOf('first-lines', problem, attend(problem, ['1201']));
  expect(finding).toMatchObject({ broken: true, day: 0, slots: [0, 3], persons: [0] });
  expectSentence(finding!.sentence, 'rule.first-lines', {
    person: 'ada',
    day: '2026-03-02',
    count: 2,
    limit: 1,
  });
});

test('switched off it says nothing', () => {
  const problem = makeProblem({ lines: 2, lineClasses: [0, 1] });
  expect(priceOf('first-lines', problem, attend(problem, ['1111']))).toEqual({ cost: 0, broken: 0 });
});
