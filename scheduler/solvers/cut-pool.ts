import { Cholesky } from './cholesky.ts';

const MOST_CUTS = 100;
const TINY = 1e-10;

/**
 * The planes that a climb knows to lie above its function, and how it weighs them against one another. Made once for
 * many climbs: it keeps its memory.
 */
export class CutPool {
  readonly #size: number;
  readonly #firstBounded: number;
  readonly #choices: number;
  #count = 0;
  /** By cut: slope, choices, how far it lies above the function at the centre of the climb, weight. */
  readonly #slopes: Float64Array;
  readonly #picks: Int32Array;
  readonly #excess = new Float64Array(MOST_CUTS);
  readonly #weight = new Float64Array(MOST_CUTS);
  /** Prices that are held at their limit, and the products of slopes over all others. */
  readonly #held: Uint8Array;
  readonly #products = new Float64Array(MOST_CUTS * MOST_CUTS);
  /** What a cut weighs by itself: its excess and what it would gain on prices that are held. */
  readonly #burden = new Float64Array(MOST_CUTS);
  /** Cuts that bear weight, and the factored matrix of their products. */
  readonly #active: number[] = [];
  readonly #factor = new Cholesky(MOST_CUTS);
  #scale = 0;
  readonly #ones = new Float64Array(MOST_CUTS);
  readonly #wanted = new Float64Array(MOST_CUTS);

  constructor(size: number, firstBounded: number, choices: number) {
    this.#size = size;
    this.#firstBounded = firstBounded;
    this.#choices = choices;
    this.#slopes = new Float64Array(MOST_CUTS * size);
    this.#picks = new Int32Array(MOST_CUTS * choices);
    this.#held = new Uint8Array(size);
  }

  clear(): void {
    this.#count = 0;
    this.#held.fill(0);
    this.#factor.clear();
  }

  /** Adds a plane, in the place of the least important one if there are too many. */
  add(slope: Float64Array, excess: number, picks: Int32Array): void {
    let place = this.#count;
    if (place < MOST_CUTS) this.#count++;
    else {
      place = this.#lightest(-1);
      this.#factor.clear();
      if (this.#weight[place]! > 0) this.#mergeInto(this.#lightest(place), place);
    }
    this.#slopes.set(slope, place * this.#size);
    this.#picks.set(picks, place * this.#choices);
    this.#excess[place] = excess;
    this.#weight[place] = 0;
    this.#multiply(place);
  }

  /** Tells the cuts that the centre of the climb has moved, and by how much the function is higher there. */
  moveTo(centre: Float64Array, from: Float64Array, gained: number): void {
    for (let cut = 0; cut < this.#count; cut++) {
      const row = cut * this.#size;
      let rise = -gained;
      for (let i = 0; i < this.#size; i++) rise += this.#slopes[row + i]! * (centre[i]! - from[i]!);
      this.#excess[cut] = Math.max(0, this.#excess[cut]! + rise);
    }
  }

  /**
   * Finds the highest point under all planes, less its squared distance from the centre / 2 step: fills `move` with the
   * way to it, and answers with how much higher the planes are there than the function is at the centre. No price that
   * is bounded may rise by more than `room`.
   */
  weigh(step: number, room: (price: number) => number, move: Float64Array): number {
    for (let pass = 0; ; pass++) {
      this.#solve(step, room);
      move.fill(0);
      for (let cut = 0; cut < this.#count; cut++) {
        const weight = this.#weight[cut]!;
        if (weight === 0) continue;
        const row = cut * this.#size;
        for (let i = 0; i < this.#size; i++) move[i]! += weight * this.#slopes[row + i]!;
      }
      let isStill = true;
      for (let i = this.#firstBounded; i < this.#size; i++) {
        const isHeld = step * move[i]! > room(i);
        if (isHeld === (this.#held[i] === 1)) continue;
        isStill = false;
        this.#hold(i, isHeld);
      }
      if (isStill || pass === 12) break;
    }
    let promise = 0;
    for (let cut = 0; cut < this.#count; cut++) promise += this.#weight[cut]! * this.#excess[cut]!;
    for (let i = 0; i < this.#size; i++) {
      const slope = move[i]!;
      move[i] = i < this.#firstBounded ? step * slope : Math.min(step * slope, room(i));
      promise += slope * move[i]!;
    }
    return promise;
  }

  mixture(): { picks: Int32Array; weight: number }[] {
    return Array.from({ length: this.#count }, (_, cut) => ({
      picks: this.#picks.slice(cut * this.#choices, (cut + 1) * this.#choices),
      weight: this.#weight[cut]!,
    })).filter(({ weight }) => weight > 0);
  }

  #hold(price: number, isHeld: boolean): void {
    this.#held[price] = isHeld ? 1 : 0;
    const sign = isHeld ? -1 : 1;
    this.#factor.clear();
    for (let a = 0; a < this.#count; a++) {
      const rise = sign * this.#slopes[a * this.#size + price]!;
      if (rise === 0) continue;
      for (let b = 0; b < this.#count; b++) {
        this.#products[a * MOST_CUTS + b]! += rise * this.#slopes[b * this.#size + price]!;
      }
    }
  }

  #multiply(place: number): void {
    const own = place * this.#size;
    for (let cut = 0; cut < this.#count; cut++) {
      const row = cut * this.#size;
      let product = 0;
      for (let i = 0; i < this.#size; i++) {
        if (this.#held[i] === 0) product += this.#slopes[row + i]! * this.#slopes[own + i]!;
      }
      this.#products[place * MOST_CUTS + cut] = product;
      this.#products[cut * MOST_CUTS + place] = product;
    }
  }

  /** Of cuts of the least weight the farthest. */
  #lightest(but: number): number {
    let lightest = -1;
    for (let cut = 0; cut < this.#count; cut++) {
      if (cut === but) continue;
      const isLighter =
        lightest < 0 ||
        this.#weight[cut]! < this.#weight[lightest]! ||
        (this.#weight[cut] === this.#weight[lightest] && this.#excess[cut]! > this.#excess[lightest]!);
      if (isLighter) lightest = cut;
    }
    return lightest;
  }

  /** Makes one plane of two, which lies above the function as they do. */
  #mergeInto(place: number, from: number): void {
    const both = this.#weight[place]! + this.#weight[from]!;
    const share = this.#weight[place]! / both;
    for (let i = 0; i < this.#size; i++) {
      const at = place * this.#size + i;
      this.#slopes[at] = share * this.#slopes[at]! + (1 - share) * this.#slopes[from * this.#size + i]!;
    }
    this.#excess[place] = share * this.#excess[place]! + (1 - share) * this.#excess[from]!;
    if (share < 0.5) {
      this.#picks.copyWithin(place * this.#choices, from * this.#choices, (from + 1) * this.#choices);
    }
    this.#weight[place] = both;
    this.#multiply(place);
  }

  /**
   * Weights that sum to 1 and minimise step/2 · |Σ weight · slope|² + Σ weight · burden, over the prices that are not
   * held: an active set method, which begins with the cuts that bear weight.
   */
  #solve(step: number, room: (price: number) => number): void {
    const weight = this.#weight;
    this.#weighBurdens(room);
    this.#activate();
    for (let pass = 0; pass < 3 * MOST_CUTS; pass++) {
      this.#solveFreely(step);
      // As far towards what is wanted as no weight falls below 0.
      let share = 1;
      let blocking = -1;
      for (let a = 0; a < this.#active.length; a++) {
        const now = weight[this.#active[a]!]!;
        const wanted = this.#wanted[a]!;
        if (wanted >= 0 || now / (now - wanted) >= share) continue;
        share = now / (now - wanted);
        blocking = a;
      }
      for (let a = 0; a < this.#active.length; a++) {
        const cut = this.#active[a]!;
        weight[cut]! += share * (this.#wanted[a]! - weight[cut]!);
      }
      if (blocking >= 0) {
        weight[this.#active[blocking]!] = 0;
        this.#active.splice(blocking, 1);
        this.#factor.remove(blocking);
        continue;
      }
      const next = this.#mostCrossed(step);
      if (next < 0) return;
      this.#activateCut(next);
    }
  }

  #weighBurdens(room: (price: number) => number): void {
    this.#burden.set(this.#excess);
    for (let i = this.#firstBounded; i < this.#size; i++) {
      if (this.#held[i] === 0 || room(i) === 0) continue;
      for (let cut = 0; cut < this.#count; cut++) {
        this.#burden[cut]! += room(i) * this.#slopes[cut * this.#size + i]!;
      }
    }
  }

  /** Begins with the cuts that bear weight; their products are factored anew if they have changed. */
  #activate(): void {
    if (this.#factor.count === 0) {
      this.#active.length = 0;
      this.#scale = 0;
      for (let cut = 0; cut < this.#count; cut++) {
        this.#scale = Math.max(this.#scale, this.#products[cut * MOST_CUTS + cut]!);
      }
      for (let cut = 0; cut < this.#count; cut++) if (this.#weight[cut]! > 0) this.#activateCut(cut);
    }
    let total = 0;
    for (const cut of this.#active) total += this.#weight[cut]!;
    if (total > 0) for (const cut of this.#active) this.#weight[cut]! /= total;
    else {
      this.#weight[this.#count - 1] = 1;
      this.#activateCut(this.#count - 1);
    }
  }

  #activateCut(cut: number): void {
    this.#active.push(cut);
    const row = cut * MOST_CUTS;
    // Adding a constant changes nothing, as the weights sum to 1, but keeps the matrix regular.
    this.#factor.append((a) => this.#products[row + this.#active[a]!]! + this.#scale, TINY * this.#scale);
  }

  /** The cut that would rather have some weight, of those that have none; -1 if there is none. */
  #mostCrossed(step: number): number {
    const heightOf = (cut: number) => {
      let sum = 0;
      for (const other of this.#active)
        sum += this.#products[cut * MOST_CUTS + other]! * this.#weight[other]!;
      return step * sum + this.#burden[cut]!;
    };
    let level = 0;
    for (const cut of this.#active) level += this.#weight[cut]! * heightOf(cut);
    let lowest = level - 1e-7 * (1 + Math.abs(level));
    let crossed = -1;
    for (let cut = 0; cut < this.#count; cut++) {
      if (this.#weight[cut]! > 0 || this.#active.includes(cut)) continue;
      const height = heightOf(cut);
      if (height < lowest) [lowest, crossed] = [height, cut];
    }
    return crossed;
  }

  /** The weights of the active cuts that sum to 1 and minimise the same whatever their signs, into `#wanted`. */
  #solveFreely(step: number): void {
    const count = this.#active.length;
    for (let a = 0; a < count; a++) {
      this.#ones[a] = 1;
      this.#wanted[a] = this.#burden[this.#active[a]!]!;
    }
    this.#factor.solve(this.#ones);
    this.#factor.solve(this.#wanted);
    let sumOfOnes = 0;
    let sum = step;
    for (let a = 0; a < count; a++) {
      sumOfOnes += this.#ones[a]!;
      sum += this.#wanted[a]!;
    }
    for (let a = 0; a < count; a++)
      this.#wanted[a] = ((sum / sumOfOnes) * this.#ones[a]! - this.#wanted[a]!) / step;
  }
}
