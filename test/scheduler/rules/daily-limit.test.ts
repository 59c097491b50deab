import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

test('004.68 nobody has more turns in a day than her limit', () => {
  const problem = makeProblem({ days: 2, persons: [{ dailyMax: 2 }, { dailyMax: 3 }] });
  expect(findingsOf('daily-limit', problem, attend(problem, ['1001', '0110'], ['0111', '0000']))).toEqual([]);

  const [finding, ...others] = findingsOf(
    'daily-limit',
    problem,
    attend(problem, ['0000', '1101'], ['0111']),
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ broken: true, day: 1, slots: [0, 1, 3], persons: [0] });
  expectSentence(finding!.sentence, 'rule.daily-limit', {
    person: 'ada',
    day: '2026-03-03',
    count: 3,
    limit: 2,
  });
});
