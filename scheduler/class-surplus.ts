import { countBits } from './problem.ts';

/**
 * What it costs a day at given prices that only so many of its turns may be on one class of lines. Every turn is where
 * it is worth most; of those on that class as many as are too many go elsewhere, those first that lose least by it.
 * That is the cheapest division, since where the other turns are makes no difference to them.
 */
export class ClassSurplus {
  /** Slots that are worth most on the class. */
  mask = 0;
  /** The most turns on it. */
  most = 0;
  /** For each slot of `mask` what a turn loses elsewhere; Infinity where there is no other class for it. */
  readonly loss: Float64Array;
  /** Slots of `mask`, those that lose least first. */
  readonly #order: Int32Array;
  #count = 0;

  constructor(mostSlots: number) {
    this.loss = new Float64Array(mostSlots);
    this.#order = new Int32Array(mostSlots);
  }

  /** Begins another day. */
  start(most: number): void {
    this.most = most;
    this.mask = 0;
    this.#count = 0;
  }

  /** Tells what a turn is worth on the class, and on the best of the others; -Infinity where it cannot be. */
  add(slot: number, worth: number, elsewhere: number): void {
    if (worth <= elsewhere) return;
    const loss = worth - elsewhere;
    let place = this.#count++;
    for (; place > 0 && this.loss[this.#order[place - 1]!]! > loss; place--)
      this.#order[place] = this.#order[place - 1]!;
    this.#order[place] = slot;
    this.loss[slot] = loss;
    this.mask |= 1 << slot;
  }

  /** Whether a day of these slots at most can have too many turns on the class. */
  canBe(open: number): boolean {
    return countBits(this.mask & open) > this.most;
  }

  /** What the turns that go elsewhere lose; Infinity if too many cannot. */
  costOf(slots: number): number {
    let cost = 0;
    let surplus = countBits(slots & this.mask) - this.most;
    for (let i = 0; surplus > 0; i++) {
      const slot = this.#order[i]!;
      if (!((slots >> slot) & 1)) continue;
      cost += this.loss[slot]!;
      surplus--;
    }
    return cost;
  }

  /** Of some slots those that are on the class; where it is worth no more than another, they are not. */
  keptOf(slots: number): number {
    let kept = 0;
    let left = this.most;
    for (let i = this.#count - 1; i >= 0 && left > 0; i--) {
      const slot = this.#order[i]!;
      if (!((slots >> slot) & 1)) continue;
      kept |= 1 << slot;
      left--;
    }
    return kept;
  }
}
