/** Chance that is the same for the same seed (mulberry32), in the forms that callers and agents need. */
export interface Chance {
  /** Evenly in [0, 1). */
  next(): number;
  happens(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Time until something that comes at no time more likely than at another. */
  exponential(mean: number): number;
  /** Many short ones, a few long ones: half are below the median. */
  logNormal(median: number, sigma: number): number;
}

export function openChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    happens: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal(median, sigma) {
      // Box and Muller's way to a normal number.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(sigma * normal);
    },
  };
}
