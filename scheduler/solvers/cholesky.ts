const TINY = 1e-10;

/**
 * The triangle L of a symmetric matrix L · Lᵀ that grows and shrinks by one row at a time, so that systems can be solved
 * with it again and again.
 */
export class Cholesky {
  readonly #most: number;
  readonly #lower: Float64Array;
  #count = 0;

  /** @param most rows at most */
  constructor(most: number) {
    this.#most = most;
    this.#lower = new Float64Array(most * most);
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Appends a row, given its products with the rows before it and, last, with itself; `least` keeps it regular. */
  append(products: (row: number) => number, least: number): void {
    const last = this.#count;
    const row = last * this.#most;
    let own = products(last);
    for (let b = 0; b < last; b++) {
      const other = b * this.#most;
      let sum = products(b);
      for (let k = 0; k < b; k++) sum -= this.#lower[row + k]! * this.#lower[other + k]!;
      const value = sum / this.#lower[other + b]!;
      this.#lower[row + b] = value;
      own -= value * value;
    }
    this.#lower[row + last] = Math.sqrt(Math.max(own, least, TINY));
    this.#count++;
  }

  remove(at: number): void {
    const most = this.#most;
    const lower = this.#lower;
    this.#count--;
    for (let row = at; row < this.#count; row++) {
      lower.copyWithin(row * most, (row + 1) * most, (row + 1) * most + row + 2);
    }
    // Each row now reaches one column too far: turn that into the column before it.
    for (let j = at; j < this.#count; j++) {
      const a = lower[j * most + j]!;
      const b = lower[j * most + j + 1]!;
      const length = Math.hypot(a, b);
      const cos = a / length;
      const sin = b / length;
      for (let row = j; row < this.#count; row++) {
        const x = lower[row * most + j]!;
        const y = lower[row * most + j + 1]!;
        lower[row * most + j] = cos * x + sin * y;
        lower[row * most + j + 1] = cos * y - sin * x;
      }
    }
  }

  /** Solves for `right`, in its place. */
  solve(right: Float64Array): void {
    const most = this.#most;
    const lower = this.#lower;
    for (let a = 0; a < this.#count; a++) {
      let sum = right[a]!;
      for (let k = 0; k < a; k++) sum -= lower[a * most + k]! * right[k]!;
      right[a] = sum / lower[a * most + a]!;
    }
    for (let a = this.#count - 1; a >= 0; a--) {
      const value = right[a]! / lower[a * most + a]!;
      right[a] = value;
      for (let k = 0; k < a; k++) right[k]! -= lower[a * most + k]! * value;
    }
  }
}
