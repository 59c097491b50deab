import { expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const problem = makeProblem({
  lines: 2,
  lineClasses: [0, 1],
  queues: ['support', 'sales'],
  persons: [{ classLoads: [100, 0] }, {}],
});

test('nobody attends a queue that she does not serve', () => {
  const [finding, ...others] = findingsOf('queues', problem, attend(problem, ['1220'], ['2112']));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ broken: true, cost: 0, day: 0, slots: [1, 2], persons: [0] });
  const values = {
    person: 'ada',
    queue: 'sales',
    day: '2026-03-02',
    times: '10:00–11:00, 11:00–12:00',
  };
  expectSentence(finding!.sentence, 'rule.queues', values);
});

test('that is told once, not as a load besides', () => {
  const { findings } = evaluate(problem, attend(problem, ['1220'], ['2112']));
  expect(findings.map(({ rule }) => rule)).toEqual(['queues']);
});

test('where people serve all queues, or lines are of none, it says nothing', () => {
  expect(findingsOf('queues', problem, attend(problem, ['1111'], ['2222']))).toEqual([]);
  const { queues: _, ...plain } = problem;
  expect(findingsOf('queues', plain, attend(problem, ['2000']))).toEqual([]);
});
