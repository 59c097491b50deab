import { GRAIN, type Prices } from '../prices.ts';
import type { Assignment, Problem } from '../problem.ts';
import { type Climb, makeClimber } from './bundle.ts';
import { Improver } from './improve.ts';
import { makeWeekDual, type WeekDual } from './week-dual.ts';

/** A climb ends where it sees less than this to gain. */
const GAIN = 0.01;
/** First step of a climb, in units of cost. */
const STRIDE = 20;
/** Shakes, and evaluations of a climb, in a turn; turns in a row that may bring nothing. */
const SHAKES = 15;
const ROUNDS = 10;
const MOST_IDLE = 2;
/** What the sum of a bound may have been rounded by. */
const ROUNDED = 1e-6;

/**
 * A timetable from above and prices from below, which draw near to each other without any solver: exchanges and shakes
 * make the timetable cheaper, a climb lets the prices prove more, and each shows the other the way. It depends on the
 * problem, the timetable that it begins with and the seed alone. Its bound is for searches: the judge has the last word.
 */
export class Approach {
  readonly #problem: Problem;
  readonly #improver: Improver;
  #dual: WeekDual | null = null;
  #climb: Climb | null = null;
  #ceiling = Number.POSITIVE_INFINITY;

  /** No exchange was left when it began: only then its first prices are near the best. */
  readonly isSettled: boolean;

  /**
   * @param near keeps every hard rule; the better it is, the better the first prices
   * @param mostMoves for who cannot wait: exchanges are looked for no further than this
   */
  constructor(problem: Problem, near: Assignment, seed: number, isEnded?: () => boolean, mostMoves?: number) {
    this.#problem = problem;
    this.#improver = new Improver(problem, near, seed);
    this.isSettled = this.#improver.settle(isEnded, mostMoves);
  }

  assignment(): Assignment {
    return this.#improver.assignment();
  }

  /** What the timetable costs (`Evaluation.objective`). */
  get objective(): number {
    return this.#improver.objective;
  }

  /** No timetable costs less. From here on: only where days can be priced. */
  get bound(): number {
    // Adding 0 makes 0 of -0.
    return Math.ceil(this.#openClimb().value - ROUNDED) + 0;
  }

  /** The prices that say so: before any climb those by which no exchange saves anything. */
  prices(): Prices {
    const { at } = this.#openClimb();
    return this.#dual!.pricesAt(at);
  }

  /** So many evaluations more at most. A bound of `ceiling` is good enough. */
  climb(rounds: number, ceiling = this.objective): void {
    this.#ceiling = ceiling;
    this.#openClimb().go(rounds);
  }

  /**
   * Shakes and climbs in turns, so many times at most and no longer than it helps. Whether they meet: then nothing is
   * better.
   */
  meet(turns: number): boolean {
    let left = this.objective - this.bound;
    for (let turn = 0, idle = 0; turn < turns && idle < MOST_IDLE && left > 0; turn++) {
      this.shake(SHAKES);
      this.climb(ROUNDS);
      const before = left;
      left = this.objective - this.bound;
      idle = left < before ? 0 : idle + 1;
    }
    return left <= 0;
  }

  /** Shakes the timetable where the prices say that it is too dear, so many times at most. Whether it is better now. */
  shake(times: number, isEnded: () => boolean = () => false): boolean {
    const before = this.objective;
    this.#improver.aimAt(this.#openDual(), this.#openClimb().at);
    for (let shake = 0; shake < times && this.objective > this.bound && !isEnded(); shake++)
      this.#improver.shake(isEnded);
    return this.objective < before;
  }

  #openDual(): WeekDual {
    this.#dual ??= makeWeekDual(this.#problem);
    return this.#dual;
  }

  #openClimb(): Climb {
    if (this.#climb) return this.#climb;
    const dual = this.#openDual();
    this.#climb = makeClimber(dual)(this.#improver.point(dual), {
      ceiling: () => this.#ceiling,
      gain: GAIN,
      stride: STRIDE,
      grain: GRAIN,
      isEnded: () => false,
    });
    return this.#climb;
  }
}
