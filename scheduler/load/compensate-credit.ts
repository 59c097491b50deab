import { canMove, isDue, moveTurn, orderByCredit, type Share, TURN } from './move-turns.ts';

/** Whether one turn from the creditor to the debtor brings both nearer to zero, taken together. */
function lowersImbalance(debtor: Share, creditor: Share): boolean {
  const before = Math.abs(debtor.credit) + Math.abs(creditor.credit);
  const after = Math.abs(debtor.credit + TURN) + Math.abs(creditor.credit - TURN);
  return after < before;
}

/**
 * Moves turns from those who did more to those who did less, in rounds until one changes nothing: the greatest
 * debtor with the greatest creditor, the second with the second, and so on, as they stand at the round's start.
 * A pair that cannot move, or gains nothing by it, is passed over without looking for other partners.
 */
export function compensateCredit(shares: readonly Share[]): Share[] {
  const moved = shares.map((share) => ({ ...share }));
  let changed = true;
  while (changed) {
    changed = false;
    const debtors = orderByCredit(moved, 1).filter((share) => isDue(share, 1));
    const creditors = orderByCredit(moved, -1).filter((share) => isDue(share, -1));
    for (const [index, debtor] of debtors.entries()) {
      const creditor = creditors[index];
      if (!creditor) break;
      if (!canMove(debtor, 1) || !canMove(creditor, -1) || !lowersImbalance(debtor, creditor)) continue;
      moveTurn(debtor, 1);
      moveTurn(creditor, -1);
      changed = true;
    }
  }
  return moved;
}
