import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

test('004.68 nobody attends where she firmly cannot', () => {
  const problem = makeProblem({ days: 2, persons: [{ busy: ['0110', '1111'] }] });
  expect(findingsOf('firm-unavailability', problem, attend(problem, ['1001']))).toEqual([]);

  const found = findingsOf('firm-unavailability', problem, attend(problem, ['0111', '1000']));
  expect(found.map(({ day, slots, persons, broken }) => [day, slots, persons, broken])).toEqual([
    [0, [1], [0], true],
    [0, [2], [0], true],
    [1, [0], [0], true],
  ]);
  const values = { person: 'ada', day: '2026-03-03', time: '9:00–10:00' };
  expectSentence(found[2]!.sentence, 'rule.firm-unavailability', values);
});
