import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

test('004.68 nobody is on two lines at once', () => {
  const problem = makeProblem({ lines: 2, lineClasses: [0, 1] });
  const assignment = attend(problem, ['0100'], ['0200']);
  expect(findingsOf('no-clones', problem, assignment)).toEqual([]);

  assignment[0]![1]![1]!.push(0);
  const [finding] = findingsOf('no-clones', problem, assignment);
  expect(finding).toMatchObject({ cost: 0, broken: true, day: 0, slots: [1], persons: [0] });
  const values = { person: 'ada', day: '2026-03-02', time: '10:00–11:00' };
  expectSentence(finding!.sentence, 'rule.no-clones', values);
});

test('004.68 nobody may be missing on several lines at once: holes are no clones', () => {
  const problem = makeProblem({ lines: 3 });
  expect(findingsOf('no-clones', problem, attend(problem))).toEqual([]);
});

test('004.68 three lines at once are two too many', () => {
  const problem = makeProblem({ lines: 3 });
  const assignment = attend(problem, ['1000']);
  assignment[0]![0]![0]!.push(0, 0);
  expect(priceOf('no-clones', problem, assignment)).toEqual({ cost: 0, broken: 2 });
});
