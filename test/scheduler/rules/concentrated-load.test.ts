import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const piled = (level: 'hard' | 'soft' | 'off') =>
  makeProblem({ days: 2, persons: [{}], rules: { 'concentrated-load': { level } } });

test('004.71 n turns on one day cost 10·n·(n − 1)', () => {
  const problem = piled('soft');
  const costs = ['0000', '1000', '1100', '1110', '1111'].map(
    (day) => priceOf('concentrated-load', problem, attend(problem, [day])).cost,
  );
  expect(costs).toEqual([0, 0, 20, 60, 120]);
  expect(priceOf('concentrated-load', problem, attend(problem, ['1000', '1000'])).cost).toBe(0);
});

test('004.70 says whose turns pile up, and where', () => {
  const problem = piled('soft');
  const [finding] = findingsOf('concentrated-load', problem, attend(problem, ['0000', '1011']));
  expect(finding).toMatchObject({ cost: 60, broken: false, day: 1, slots: [0, 2, 3], persons: [0] });
  expectSentence(finding!.sentence, 'rule.concentrated-load', { person: 'ada', day: '2026-03-03', count: 3 });
});

test('as a hard rule a day has one turn', () => {
  const problem = piled('hard');
  expect(priceOf('concentrated-load', problem, attend(problem, ['1000']))).toEqual({ cost: 0, broken: 0 });
  expect(priceOf('concentrated-load', problem, attend(problem, ['1100']))).toEqual({ cost: 0, broken: 1 });
});

test('switched off it says nothing', () => {
  const problem = piled('off');
  expect(priceOf('concentrated-load', problem, attend(problem, ['1111']))).toEqual({ cost: 0, broken: 0 });
});
