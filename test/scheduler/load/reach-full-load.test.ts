import { expect, test } from 'vitest';
import { type Share, TURN } from '../../../scheduler/load/move-turns.ts';
import { reachFullLoad } from '../../../scheduler/load/reach-full-load.ts';

/** load, upper bound, credit in turns */
function shares(all: Record<string, [number, number, number]>): Share[] {
  return Object.entries(all).map(([key, [load, upperBound, credit]]) => {
    return { key, load, upperBound, credit: credit * TURN };
  });
}

function show(all: Share[]): Record<string, [number, number]> {
  return Object.fromEntries(all.map((share) => [share.key, [share.load, share.credit / TURN]]));
}

test('004.54 nothing moves when the loads are the full load already', () => {
  const before = shares({ ada: [3, 5, -2], bo: [3, 5, 2] });
  expect(reachFullLoad(before, 6)).toEqual(before);
});

test('004.54 too much load is taken from creditors first, one each per round, the greatest first', () => {
  const after = reachFullLoad(shares({ ada: [4, 4, 1], bo: [4, 4, 3], cy: [4, 4, -1] }), 9);
  expect(show(after)).toEqual({ ada: [3, 0], bo: [2, 1], cy: [4, -1] });
});

test('004.54 creditors with equal credit give in the order of their keys', () => {
  const after = reachFullLoad(shares({ cy: [4, 4, 2], ada: [4, 4, 2], bo: [4, 4, 2] }), 10);
  expect(show(after)).toEqual({ cy: [4, 2], ada: [3, 1], bo: [3, 1] });
});

test('004.54 then it is taken from anyone, which creates debt', () => {
  const after = reachFullLoad(shares({ ada: [4, 4, 0.5], bo: [4, 4, 0], cy: [4, 4, -3] }), 9);
  // ada gives for her credit; then, at -0.5, she comes after bo and before cy.
  expect(show(after)).toEqual({ ada: [2, -1.5], bo: [3, -1], cy: [4, -3] });
});

test('004.54 nobody goes below 0', () => {
  const after = reachFullLoad(shares({ ada: [1, 4, 5], bo: [4, 4, 0], cy: [0, 4, 2] }), 1);
  expect(show(after)).toEqual({ ada: [0, 4], bo: [1, -3], cy: [0, 2] });
});

test('004.54 a full load of 0 takes everything', () => {
  const after = reachFullLoad(shares({ ada: [2, 4, 0], bo: [1, 4, 0] }), 0);
  expect(show(after)).toEqual({ ada: [0, -2], bo: [0, -1] });
});

test('004.55 too little load is given to debtors first, the greatest first', () => {
  const after = reachFullLoad(shares({ ada: [2, 9, -1], bo: [2, 9, -3], cy: [2, 9, 1] }), 9);
  expect(show(after)).toEqual({ ada: [3, 0], bo: [4, -1], cy: [2, 1] });
});

test('004.55 then to anyone below the upper bound, which creates credit', () => {
  const after = reachFullLoad(shares({ ada: [2, 3, -5], bo: [2, 9, 0], cy: [2, 9, 2] }), 10);
  expect(show(after)).toEqual({ ada: [3, -4], bo: [4, 2], cy: [3, 3] });
});

test('004.55 the order of a round is settled at its start: each gets one, however great a debt is', () => {
  const after = reachFullLoad(shares({ ada: [0, 9, -2], bo: [0, 9, -5], cy: [0, 9, -1] }), 4);
  expect(show(after)).toEqual({ ada: [1, -1], bo: [2, -3], cy: [1, 0] });
});

test('004.55 nobody goes above the upper bound: the rest stays uncovered', () => {
  const after = reachFullLoad(shares({ ada: [2, 3, -5], bo: [2, 2, 0] }), 10);
  expect(show(after)).toEqual({ ada: [3, -4], bo: [2, 0] });
});

test('004.55 what was handed in stays as it was', () => {
  const before = shares({ ada: [0, 9, 0] });
  reachFullLoad(before, 4);
  expect(show(before)).toEqual({ ada: [0, 0] });
});
