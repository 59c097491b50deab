import { describe, expect, test } from 'vitest';
import { slotLimits } from '../../../scheduler/slot-prices.ts';
import { wholeWeek } from '../../../scheduler/whole-week.ts';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem, type PersonSketch } from '../../support/problem-builder.ts';

const persons: PersonSketch[] = [{ groups: ['english'] }, { groups: ['english'] }, {}, {}];
const skilled = (level: 'hard' | 'soft' | 'off', least = 2, lines: number | number[] = 3) =>
  makeProblem({ slots: 2, lines, persons, rules: { skills: { level, groups: { english: least } } } });

describe('so many of a group attend every slot', () => {
  test('who is missing breaks the hard rule, in each slot by itself', () => {
    const problem = skilled('hard');
    const findings = findingsOf('skills', problem, attend(problem, ['11'], ['10'], ['11']));
    expect(findings).toMatchObject([{ cost: 0, broken: true, day: 0, slots: [1], persons: [] }]);
    const values = { group: 'english', count: 1, day: '2026-03-02', time: '10:00–11:00', limit: 2 };
    expectSentence(findings[0]!.sentence, 'rule.skills', values);
    expect(priceOf('skills', problem, attend(problem, ['11'], ['11'])).broken).toBe(0);
  });

  test('others of the slot do not make up for them', () => {
    const problem = skilled('hard', 1);
    expect(priceOf('skills', problem, attend(problem, [], [], ['11'], ['11'])).broken).toBe(2);
  });

  test('as a soft rule the first missing costs the weight, the second twice as much', () => {
    const problem = skilled('soft');
    const costs = [['11'], ['10'], ['00']].map((second) => {
      return priceOf('skills', problem, attend(problem, ['11'], second)).cost;
    });
    expect(costs).toEqual([0, 50, 100]);
    expect(priceOf('skills', problem, attend(problem, [])).cost).toBe(2 * (50 + 100));
  });

  test('no more are asked for than there are lines', () => {
    const problem = skilled('soft', 2, [1, 0]);
    expect(priceOf('skills', problem, attend(problem, [])).cost).toBe(50);
  });

  test('a group of nobody is missing all the same', () => {
    const problem = makeProblem({ slots: 1, rules: { skills: { level: 'hard', groups: { russian: 1 } } } });
    expect(priceOf('skills', problem, attend(problem, ['1'])).broken).toBe(1);
  });

  test('switched off it says nothing', () => {
    expect(findingsOf('skills', skilled('off'), attend(skilled('off'), []))).toEqual([]);
  });
});

test('who attends whatever happens is not missing, and for what is over nobody is', () => {
  const problem = makeProblem({
    slots: 2,
    // In the first slot one line is left of two, in the second none.
    lines: [1, 0],
    persons: [{ groups: ['english'], done: [[0b01]] }, { groups: ['english'] }, { done: [[0b10]] }],
    rules: { skills: { level: 'hard', groups: { english: 2 } } },
  });
  expect(slotLimits(problem).map(({ free, done }) => [free, done])).toEqual([
    [1, [0]],
    [0, undefined],
  ]);
  const [finding, ...others] = findingsOf('skills', problem, attend(problem, []));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ slots: [0], sentence: { values: { count: 1, limit: 2 } } });
  const filled = attend(problem, [], ['10']);
  expect(findingsOf('skills', problem, filled)).toEqual([]);
  expect(wholeWeek(problem, filled)[0]![0]!.flat()).toEqual([0, 1]);
});
