import { type Certificate, casesOf, type Path, type Split } from '../certificate.ts';
import { canPriceDays } from '../day-forms.ts';
import { makeLowerBound } from '../lower-bound.ts';
import { GRAIN, type Prices } from '../prices.ts';
import type { Assignment, Problem } from '../problem.ts';
import { seededRandom } from '../random.ts';
import { makeClimber } from './bundle.ts';
import { makeGreedyTimetable } from './first-timetable.ts';
import { Improver } from './improve.ts';
import { makeWeekDual } from './week-dual.ts';

export interface BacktrackingOptions {
  seed: number;
  isEnded: () => boolean;
  /** What the best timetable known to anybody costs (`Evaluation.objective`); it may fall at any time. */
  incumbent: () => number;
  /** A timetable to be judged; answers with its objective. */
  onFound: (assignment: Assignment) => number;
  /** A proven bound. */
  onBound: (bound: number) => void;
  /** A timetable to begin with; by default a quick one is made. */
  first?: Assignment;
  /** Cases of the proof at most; by default as many as it takes. */
  mostCases?: number;
}

export interface BacktrackingEnd {
  /** Its bound meets the best timetable if all was searched; `null`: days of this week cannot be priced. */
  certificate: Certificate | null;
  /** No case was left open. */
  isSearched: boolean;
}

/** Evaluations of a climb at most: for the whole week so many times so many, for a case once. */
const WEEK_CHUNKS = 10;
const WEEK_ROUNDS = 40;
const CASE_ROUNDS = 150;
/** What a climb must still promise; costs are whole numbers. */
const GAIN = 0.01;
/** First step of a climb, in units of cost. */
const STRIDE = 20;
/** What a turn may cost more to break ties, and what a climb for such prices must promise. */
const JITTER = 0.01;
const JITTER_GAIN = 1e-4;
const JITTER_STRIDE = 1;
/** Shakes in a row that may bring nothing: so many, and one more for each so many persons. */
const WEEK_PATIENCE = { shakes: 50, persons: 1 };
const CASE_PATIENCE = { shakes: 5, persons: 5 };
/** The same where nothing can be proved: then they alone end the search. */
const UNPRICED_PATIENCE = { shakes: 1000, persons: 0.1 };
/** Below this share a turn is as good as decided. */
const DOUBT = 0.01;
/** Splits that are tried before one is chosen. */
const CANDIDATES = 8;

/** A turn that a case decides: index of the person-day, slot. */
interface Turn {
  personDay: number;
  slot: number;
}

/**
 * Without any solver: exchanges find a timetable, their prices bound it, shakes and a climb close what they leave open.
 * Where even the best prices leave a gap, depth first search over "she works this slot" and "she does not" proves it
 * case by case. Ends by itself in any case.
 */
export function solveByBacktracking(problem: Problem, options: BacktrackingOptions): BacktrackingEnd {
  const { isEnded } = options;
  const greedy = options.first ?? makeGreedyTimetable(problem, options.seed);
  const improver = new Improver(problem, greedy, options.seed);
  let own = Number.POSITIVE_INFINITY;
  const best = () => Math.min(own, options.incumbent());
  show();
  improver.settle(isEnded);
  show();
  if (!canPriceDays(problem)) {
    shake(UNPRICED_PATIENCE, Number.NEGATIVE_INFINITY);
    return { certificate: null, isSearched: false };
  }

  const lowerBound = makeLowerBound(problem);
  const dual = makeWeekDual(problem);
  const { personDays, said } = dual;
  const climb = makeClimber(dual);
  const random = seededRandom(options.seed);
  const jitter = Float64Array.from({ length: personDays.length * dual.mostSlots }, () => JITTER * random());
  const anySlope = new Float64Array(dual.size);
  const anyPicks = new Int32Array(dual.choices);
  const mostCases = options.mostCases ?? Number.POSITIVE_INFINITY;
  let cases = 0;
  let isSearched = true;

  const start = improver.point(dual);
  const first = pricesAt(start, []);
  options.onBound(first.bound);
  improver.aimAt(dual, start);
  shake(WEEK_PATIENCE, first.bound);
  const isProved = first.bound >= best() || isEnded();
  const certificate = isProved ? leave(first) : proveCase([], start);
  return { certificate, isSearched };

  function show(): void {
    if (improver.objective < own) own = Math.min(own, options.onFound(improver.assignment()));
  }

  /** Shakes the timetable until so many shakes in a row brought nothing. */
  function shake({ shakes, persons }: typeof WEEK_PATIENCE, bound: number): void {
    const patience = shakes + problem.persons.length / persons;
    for (let idle = 0; idle < patience && best() > bound && !isEnded(); idle++) {
      if (!improver.shake(isEnded)) continue;
      idle = 0;
      show();
    }
  }

  /** Ends a case with what it has. */
  function leave({ prices, bound }: { prices: Prices; bound: number }): Certificate {
    if (bound < best()) isSearched = false;
    return { prices };
  }

  function proveCase(path: Path, start: Float64Array): Certificate {
    cases++;
    const isWeek = path.length === 0;
    const ascent = climb(start, { ceiling: best, gain: GAIN, stride: STRIDE, grain: GRAIN, isEnded });
    let { prices, bound } = first;
    const isSettled = () => bound >= best() || isEnded() || cases >= mostCases;
    for (let chunk = 0; chunk < (isWeek ? WEEK_CHUNKS : 1); chunk++) {
      ascent.go(isWeek ? WEEK_ROUNDS : CASE_ROUNDS);
      ({ prices, bound } = pricesAt(ascent.at, path));
      if (isSettled()) return leave({ prices, bound });
      if (isWeek) {
        options.onBound(bound);
        improver.aimAt(dual, ascent.at);
      }
      shake(isWeek ? WEEK_PATIENCE : CASE_PATIENCE, bound);
      if (isSettled()) return leave({ prices, bound });
      if (ascent.isOver) break;
    }
    const shares = cornerOf(ascent.at);
    if (improver.tryShares(dual, shares, isEnded)) show();
    const split = isSettled() ? null : chooseSplit(shares, ascent.at);
    if (!split) return leave({ prices, bound });
    return {
      split: placeOf(split),
      works: inCase(path, split, 'works', ascent.at),
      leaves: inCase(path, split, 'leaves', ascent.at),
    };
  }

  function inCase(path: Path, turn: Turn, how: 'works' | 'leaves', start: Float64Array): Certificate {
    const { personDay, slot } = turn;
    said[how][personDay]! |= 1 << slot;
    const proof = proveCase([...path, { ...placeOf(turn), works: how === 'works' }], start);
    said[how][personDay]! &= ~(1 << slot);
    return proof;
  }

  function placeOf({ personDay, slot }: Turn): Split {
    const { person, day } = personDays[personDay]!;
    return { person, day, slot };
  }

  /** The prices of a point, and what they prove of a case. */
  function pricesAt(at: Float64Array, path: Path): { prices: Prices; bound: number } {
    const inPath = path.length > 0 ? casesOf(path) : undefined;
    const prices = dual.pricesAt(at);
    let bound = lowerBound.bound(prices, inPath);
    // A load of which the case asks too much may be as dear as it must.
    for (let dear = 2 ** 12; dual.overloaded.includes(1) && bound < best() && dear <= 2 ** 24; dear *= 16) {
      prices.loads = prices.loads.map((load, p) => (dual.overloaded[p] ? -dear : load));
      bound = lowerBound.bound(prices, inPath);
    }
    return { prices, bound };
  }

  /**
   * How much of each slot each person-day works, by person-day and slot, in a solution of the relaxation: a corner of
   * those that are equally good, where little is left undecided.
   */
  function cornerOf(start: Float64Array): Float64Array {
    dual.jitter = jitter;
    const ceiling = () => Number.POSITIVE_INFINITY;
    const ascent = climb(start, { ceiling, gain: JITTER_GAIN, stride: JITTER_STRIDE, grain: GRAIN, isEnded });
    ascent.go(CASE_ROUNDS);
    dual.jitter = null;
    const shares = new Float64Array(personDays.length * dual.mostSlots);
    for (const { picks, weight } of ascent.mixture()) dual.addShares(picks, weight, shares);
    return shares;
  }

  /** The turn about which a solution is least decided; `null` if the case decides all. */
  function chooseSplit(shares: Float64Array, at: Float64Array): Turn | null {
    const open: (Turn & { doubt: number })[] = [];
    personDays.forEach(({ day, blocked }, personDay) => {
      const decided = said.works[personDay]! | said.leaves[personDay]! | blocked;
      problem.days[day]!.slots.forEach((_, slot) => {
        const share = shares[personDay * dual.mostSlots + slot]!;
        if (!((decided >> slot) & 1)) open.push({ personDay, slot, doubt: Math.min(share, 1 - share) });
      });
    });
    open.sort((a, b) => b.doubt - a.doubt);
    const doubtful = open.filter(({ doubt }) => doubt > DOUBT);
    let chosen: Turn | null = null;
    let chosenScore = Number.NEGATIVE_INFINITY;
    for (const turn of (doubtful.length > 0 ? doubtful : open).slice(0, CANDIDATES)) {
      const values = (['works', 'leaves'] as const).map((how) => Math.min(valueIf(turn, how, at), best()));
      // What both cases gain counts most.
      const score = 1000 * Math.min(...values) + Math.max(...values) + turn.doubt;
      if (score > chosenScore) [chosen, chosenScore] = [turn, score];
    }
    return chosen;
  }

  function valueIf({ personDay, slot }: Turn, how: 'works' | 'leaves', at: Float64Array): number {
    said[how][personDay]! |= 1 << slot;
    const value = dual.evaluate(at, anySlope, anyPicks);
    said[how][personDay]! &= ~(1 << slot);
    return value;
  }
}
