/** Closer to a half than this is a half: what products of decimals like 0.7 × 5 miss the true value by. */
const DUST = 1e-9;

/** Rounds to the nearest whole number; a half goes to the even neighbour (2.5 → 2, 3.5 → 4). Never -0. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const excess = value - below - 0.5;
  const isHalf = Math.abs(excess) < DUST;
  const up = isHalf ? below % 2 !== 0 : excess > 0;
  return (up ? below + 1 : below) + 0;
}
