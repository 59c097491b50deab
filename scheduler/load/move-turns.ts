import type { PersonKey } from '../../model/types.ts';

/** One turn in the unit of `Share.credit`. */
export const TURN = 1_000_000;

/** What a person holds while turns and credit move between people. */
export interface Share {
  key: PersonKey;
  load: number;
  upperBound: number;
  /** In millionths of a turn, a whole number: sums and comparisons of credit are exact. */
  credit: number;
}

/** Gives (+1) or takes (−1) one turn; the credit moves along. */
export function moveTurn(share: Share, step: 1 | -1): void {
  share.load += step;
  share.credit += step * TURN;
}

/** Whether the person may get (+1) or lose (−1) one more turn. */
export function canMove(share: Share, step: 1 | -1): boolean {
  return step > 0 ? share.load < share.upperBound : share.load > 0;
}

/** Whose turn it is to get one (+1: debtors first) or to lose one (−1: creditors first); equals by key. */
export function orderByCredit(shares: readonly Share[], step: 1 | -1): Share[] {
  return shares.toSorted((a, b) => step * (a.credit - b.credit) || (a.key < b.key ? -1 : 1));
}

/** Whether getting (+1) or losing (−1) a turn settles something: a debt or a credit. */
export function isDue(share: Share, step: 1 | -1): boolean {
  return step * share.credit < 0;
}
