import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  classCount,
  countBits,
  demandOf,
  emptyAssignment,
  middleSlots,
  slotsOf,
} from '../../scheduler/problem.ts';
import { makeProblem } from '../support/problem-builder.ts';

test('the middle slots are those on both sides of the middle, or just before it', () => {
  const middle = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((slots) =>
    slotsOf(middleSlots(slots)).map((slot) => slot + 1),
  );
  expect(middle).toEqual([[], [], [1, 2], [1, 2], [2, 3], [2, 3], [3, 4], [3, 4], [4, 5]]);
});

test('a mask and its slots say the same', () => {
  fc.assert(
    fc.property(fc.subarray([...Array(31).keys()]), (slots) => {
      const mask = slots.reduce((sum, slot) => sum | (1 << slot), 0);
      expect(slotsOf(mask)).toEqual(slots);
      expect(countBits(mask)).toBe(slots.length);
    }),
    { seed: 4 },
  );
});

test('a slot asks for its first lines, whatever their class', () => {
  const problem = makeProblem({ slots: 3, lines: [0, 2, 4], lineClasses: [0, 1, 1, 2] });
  expect(classCount(problem)).toBe(3);
  expect(problem.days[0]!.slots.map((slot) => demandOf(problem, slot))).toEqual([
    [0, 0, 0],
    [1, 1, 0],
    [1, 2, 1],
  ]);
  expect(emptyAssignment(problem)).toEqual([
    [
      [[], [], []],
      [[], [], []],
      [[], [], []],
    ],
  ]);
});
