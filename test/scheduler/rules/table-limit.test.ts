import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const persons = [{ table: 1 }, { table: 1 }, { table: 1 }, { table: 2 }, {}, {}];

test('004.69 no more people of one table phone at once than the limit', () => {
  const problem = makeProblem({ lines: 6, persons, rules: { 'table-limit': { level: 'hard', limit: 2 } } });
  const some = attend(problem, ['1000'], ['1100'], ['0100'], ['1100'], ['1100'], ['1100']);
  expect(priceOf('table-limit', problem, some)).toEqual({ cost: 0, broken: 0 });

  const [finding, ...others] = findingsOf(
    'table-limit',
    problem,
    attend(problem, ['0010'], ['0010'], ['0010']),
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ broken: true, day: 0, slots: [2], persons: [0, 1, 2] });
  const values = { persons: 'ada, bo, carla', table: '1', day: '2026-03-02', time: '11:00–12:00', limit: 2 };
  expectSentence(finding!.sentence, 'rule.table-limit', values);
});

test('switched off it says nothing', () => {
  const problem = makeProblem({ lines: 6, persons });
  const all = attend(problem, ['1000'], ['1000'], ['1000']);
  expect(priceOf('table-limit', problem, all)).toEqual({ cost: 0, broken: 0 });
});
