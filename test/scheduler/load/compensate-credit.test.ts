import { expect, test } from 'vitest';
import { compensateCredit } from '../../../scheduler/load/compensate-credit.ts';
import { type Share, TURN } from '../../../scheduler/load/move-turns.ts';

/** load, upper bound, credit in turns */
function shares(all: Record<string, [number, number, number]>): Share[] {
  return Object.entries(all).map(([key, [load, upperBound, credit]]) => {
    return { key, load, upperBound, credit: Math.round(credit * TURN) };
  });
}

function show(all: Share[]): Record<string, [number, number]> {
  return Object.fromEntries(all.map((share) => [share.key, [share.load, share.credit / TURN]]));
}

test('004.56 a turn goes from the creditor to the debtor while both come nearer to zero', () => {
  const after = compensateCredit(shares({ ada: [3, 9, -2], bo: [3, 9, 3] }));
  expect(show(after)).toEqual({ ada: [5, 0], bo: [1, 1] });
});

test('004.56 the greatest debtor meets the greatest creditor, the second the second', () => {
  const after = compensateCredit(shares({ ada: [3, 9, -1], bo: [3, 4, -2], cy: [3, 9, 1], dan: [3, 9, 3] }));
  // Round 1: bo with dan, ada with cy. Round 2: bo is full, and nobody else owes.
  expect(show(after)).toEqual({ ada: [4, 0], bo: [4, -1], cy: [2, 0], dan: [2, 2] });
});

test('004.56 equal debts and credits pair by key', () => {
  const after = compensateCredit(shares({ bo: [3, 9, -1], ada: [3, 9, -1], dan: [3, 9, 1] }));
  expect(show(after)).toEqual({ bo: [3, -1], ada: [4, 0], dan: [2, 0] });
});

test('004.56 a debtor at the upper bound is passed over, without another partner for the creditor', () => {
  const before = shares({ ada: [3, 3, -5], bo: [3, 9, -1], cy: [3, 9, 4] });
  expect(compensateCredit(before)).toEqual(before);
});

test('004.56 a creditor without load is passed over, without another partner for the debtor', () => {
  const before = shares({ ada: [3, 9, -5], bo: [0, 9, 4], cy: [3, 9, 1] });
  expect(compensateCredit(before)).toEqual(before);
});

test('004.56 nothing moves where the imbalance would stay the same or grow', () => {
  const same = shares({ ada: [3, 9, -0.5], bo: [3, 9, 0.5] });
  expect(compensateCredit(same)).toEqual(same);
  const dusty = shares({ ada: [3, 9, -0.9], bo: [3, 9, 0.1] });
  expect(compensateCredit(dusty)).toEqual(dusty);
  const grows = shares({ ada: [3, 9, -0.2], bo: [3, 9, 0.3] });
  expect(compensateCredit(grows)).toEqual(grows);
});

test('004.56 debts and credits of less than a turn are settled when that lowers the imbalance', () => {
  const after = compensateCredit(shares({ ada: [3, 9, -0.6], bo: [3, 9, 0.5] }));
  expect(show(after)).toEqual({ ada: [4, 0.4], bo: [2, -0.5] });
});

test('004.56 credits that are equal but for the dust of decimals go by key', () => {
  // cy comes down to 0.1 after the first round, in plain numbers to 0.10000000000000009: bo is next all the same.
  const after = compensateCredit(shares({ ada: [3, 9, -2], bo: [3, 9, 0.1], cy: [3, 9, 1.1] }));
  expect(show(after)).toEqual({ ada: [5, 0], bo: [2, -0.9], cy: [2, 0.1] });
});

test('004.56 nobody without debt or credit takes part', () => {
  const before = shares({ ada: [3, 9, 0], bo: [3, 9, 4] });
  expect(compensateCredit(before)).toEqual(before);
});
