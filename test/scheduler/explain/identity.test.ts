import { expect, test } from 'vitest';
import { newBreaches } from '../../../scheduler/explain/identity.ts';
import { makeWhatIf } from '../../../scheduler/what-if.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

test('a limit that is crossed further is broken anew, one that is crossed less is not', () => {
  const problem = makeProblem({
    slots: 1,
    lines: 4,
    persons: [{ groups: ['it'] }, { groups: ['it'] }, { groups: ['it'] }, {}],
    rules: {
      'group-phoning': { level: 'off', groups: { it: 1 } },
      skills: { level: 'hard', groups: { it: 3 } },
    },
  });
  const breaches = (worked: string[][], from: number | null, to: number | null) => {
    const whatIf = makeWhatIf(problem, attend(problem, ...worked));
    return newBreaches(whatIf.change([{ day: 0, slot: 0, from, to }])).map(({ rule }) => rule);
  };
  // Three of the group should be there: from two to one, and from two to three.
  expect(breaches([['1'], ['1']], 1, null)).toEqual(['skills']);
  expect(breaches([['1'], ['1']], null, 2)).toEqual([]);
  // From none to one it is still too few, and better.
  expect(breaches([[], [], [], ['1']], 3, 0)).toEqual([]);
  expect(breaches([['1']], 0, 3)).toEqual(['skills']);
});
