import { CutPool } from './cut-pool.ts';

/** A concave function to climb: a bound as a function of prices. */
export interface Concave {
  /** How many prices there are; from `firstBounded` on none may be above 0. */
  size: number;
  firstBounded: number;
  /** How many numbers tell the choices that make a value what it is. */
  choices: number;
  /** The value at a point; `slope` takes how it rises with each price, `picks` the choices that make it. */
  evaluate(at: Float64Array, slope: Float64Array, picks: Int32Array): number;
}

export interface ClimbLimits {
  /** A value that is good enough; it may fall at any time. */
  ceiling: () => number;
  /** The climb ends where it sees less than this to gain. */
  gain: number;
  /** Length of the first step, in units of price. */
  stride: number;
  /** Points are whole multiples of this. */
  grain: number;
  isEnded: () => boolean;
}

/** A climb under way; only the last one begun by a climber can go on. */
export interface Climb {
  /** The best point so far, and its value. */
  readonly at: Float64Array;
  readonly value: number;
  /** Nothing more is to be gained, or needed. */
  readonly isOver: boolean;
  /** Goes on for so many evaluations at most. */
  go(rounds: number): void;
  /** The choices that meet at the top, weighed: near a solution of the relaxation of which this is the bound. */
  mixture(): { picks: Int32Array; weight: number }[];
}

/** A step counts as a gain if it brings this part of what it promised, and as a good one if it brings that part. */
const SOME = 0.1;
const MOST = 0.5;
const LONGEST_STEP = 1e4;

/**
 * The bundle method. Every evaluation gives a plane above the function; the next point is the highest under all
 * planes, drawn to the best point so far; where that is no gain, its own plane corrects the picture.
 */
export function makeClimber(concave: Concave): (start: Float64Array, limits: ClimbLimits) => Climb {
  const { size, firstBounded } = concave;
  const cuts = new CutPool(size, firstBounded, concave.choices);
  const move = new Float64Array(size);
  const slope = new Float64Array(size);
  const picks = new Int32Array(concave.choices);
  const trial = new Float64Array(size);

  return (start, limits) => {
    const at = Float64Array.from(start);
    const room = (price: number) => -at[price]!;
    cuts.clear();
    let value = concave.evaluate(at, slope, picks);
    let isAtTop = value === Number.POSITIVE_INFINITY;
    if (!isAtTop) cuts.add(slope, 0, picks);
    let step = limits.stride / slope.reduce((most, rise) => Math.max(most, Math.abs(rise)), 1);
    let gains = 0;
    let failures = 0;

    /** One evaluation. */
    const advance = (promise: number): void => {
      for (let i = 0; i < size; i++) trial[i] = Math.round((at[i]! + move[i]!) / limits.grain) * limits.grain;
      const found = concave.evaluate(trial, slope, picks);
      const gained = found - value;
      if (gained > SOME * promise) {
        cuts.moveTo(trial, at, gained);
        cuts.add(slope, 0, picks);
        at.set(trial);
        value = found;
        gains++;
        failures = 0;
        if (gained > MOST * promise) step *= Math.min(5, 0.5 / (1 - Math.min(0.9, gained / promise)));
        else if (gains % 4 === 0) step *= 2;
        return;
      }
      let above = gained;
      for (let i = 0; i < size; i++) above += slope[i]! * (at[i]! - trial[i]!);
      cuts.add(slope, Math.max(0, above), picks);
      gains = 0;
      if (above > promise && ++failures > 2) {
        step *= Math.max(0.2, Math.min(0.9, 0.5 / (1 - gained / promise)));
        failures = 0;
      }
    };

    return {
      at,
      get value() {
        return value;
      },
      get isOver() {
        return isAtTop || value >= limits.ceiling();
      },
      go(rounds) {
        for (let round = 0; round < rounds && !this.isOver && !limits.isEnded(); ) {
          const promise = cuts.weigh(step, room, move);
          if (promise >= limits.gain) {
            advance(promise);
            round++;
            continue;
          }
          // With a slope left, more may be found farther away.
          const rise = move.reduce((sum, way) => sum + way * way, 0) / step;
          if (rise < limits.gain / 1000 || step >= LONGEST_STEP) isAtTop = true;
          else step *= 4;
        }
      },
      mixture: () => cuts.mixture(),
    };
  };
}
