/**
 * What all threads of a race see at once: the objective of the best timetable that the judge has accepted, and whether
 * the race is over.
 */
export class Scoreboard {
  readonly #best: Float64Array;
  readonly #flags: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#best = new Float64Array(memory, 0, 1);
    this.#flags = new Int32Array(memory, 8, 1);
  }

  static memory(): SharedArrayBuffer {
    const memory = new SharedArrayBuffer(16);
    new Float64Array(memory, 0, 1)[0] = Number.POSITIVE_INFINITY;
    return memory;
  }

  best(): number {
    return this.#best[0]!;
  }

  /** Only the thread that judges writes. */
  setBest(objective: number): void {
    this.#best[0] = objective;
  }

  isStopped(): boolean {
    return Atomics.load(this.#flags, 0) === 1;
  }

  stop(): void {
    Atomics.store(this.#flags, 0, 1);
  }
}
