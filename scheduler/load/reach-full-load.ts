import { canMove, isDue, moveTurn, orderByCredit, type Share } from './move-turns.ts';

/**
 * Gives or takes turns until the loads add up to the full load, one each per round. Those to whom it is due come
 * first (creditors lose, debtors get); when a whole round of them changes nothing, everybody takes part, which
 * makes new debt or credit. The order of a round is settled at its start.
 *
 * Loads stay between 0 and the upper bound, so the sum may stay below the full load: the rest are holes.
 */
export function reachFullLoad(shares: readonly Share[], fullLoad: number): Share[] {
  const moved = shares.map((share) => ({ ...share }));
  let missing = fullLoad - moved.reduce((sum, share) => sum + share.load, 0);
  const step = missing < 0 ? -1 : 1;
  for (const onlyDue of [true, false]) {
    let changed = true;
    while (changed && missing !== 0) {
      changed = false;
      for (const share of orderByCredit(moved, step)) {
        if (missing === 0) break;
        if (!canMove(share, step) || (onlyDue && !isDue(share, step))) continue;
        moveTurn(share, step);
        missing -= step;
        changed = true;
      }
    }
  }
  return moved;
}
