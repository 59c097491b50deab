import { expect, test } from 'vitest';
import { type DayForms, ownDays } from '../../../scheduler/day-forms.ts';
import { countBits } from '../../../scheduler/problem.ts';
import { makeFormTree } from '../../../scheduler/solvers/form-tree.ts';
import { makeProblem } from '../../support/problem-builder.ts';

const problem = makeProblem({
  slots: 6,
  persons: [{ dailyMax: 3 }],
  rules: { 'concentrated-load': { level: 'soft' }, 'split-day': { level: 'soft' } },
});
const forms = ownDays(problem)[0]![0]!.forms as DayForms;
const tree = makeFormTree(forms);

test('holds every form with its price, the free day first', () => {
  expect(tree.mask[0]).toBe(0);
  expect([...tree.mask].sort((a, b) => a - b)).toEqual([...forms.walk]);
  tree.mask.forEach((mask, i) => {
    expect(tree.price[i]).toBe(forms.prices[forms.walk.indexOf(mask)]);
    expect(tree.depth[i]).toBe(countBits(mask));
  });
  expect(tree.most).toBe(3);
});

test('each form adds a later slot to one that was there just before it, or goes back to a shorter one', () => {
  const open: number[] = [0];
  for (let i = 1; i < tree.mask.length; i++) {
    open.length = tree.depth[i]!;
    expect(tree.mask[i]).toBe(open.at(-1)! | (1 << tree.slot[i]!));
    expect(tree.mask[i]! >> tree.slot[i]!).toBe(1);
    open.push(tree.mask[i]!);
  }
});

test('from each form one can go past all that go on from it', () => {
  tree.mask.forEach((mask, i) => {
    for (let j = i + 1; j < tree.mask.length; j++) {
      const goesOn = i === 0 || (tree.mask[j]! & ((2 << tree.slot[i]!) - 1)) === mask;
      expect(j < tree.next[i]!).toBe(goesOn);
    }
  });
});
