import { type Certificate, casesOf, type Path, type Split } from '../certificate.ts';
import { workedDays } from '../day-context.ts';
import { fixedHoles, holeCost } from '../evaluate.ts';
import { makeLowerBound } from '../lower-bound.ts';
import { type Prices, settlePrices } from '../prices.ts';
import type { PricedDay } from '../pricing.ts';
import { type Assignment, type Problem, slotsOf } from '../problem.ts';
import { Approach } from './approach.ts';
import { ColumnPool, masterColumn, type PoolColumn, stepColumns } from './column-pool.ts';
import type { LinearSolver, MasterSolution } from './master.ts';
import { roundSolution } from './round-solution.ts';
import { layOutRows } from './row-layout.ts';

export interface ColumnGenerationOptions {
  /** What the best timetable so far costs (`Evaluation.objective`), and who attends it. */
  incumbent: { objective: number; assignment: Assignment };
  isEnded: () => boolean;
  /** The objective of the best timetable that anybody has found; may fall at any time. */
  known?: () => number;
  /** A timetable to be judged; answers with its objective. */
  onFound: (assignment: Assignment) => number;
  /** A better proven bound. */
  onBound: (bound: number) => void;
}

/** Patterns of a person-day that come into the master at first, and in each round. */
const FIRST_PATTERNS = 8;
const ROUND_PATTERNS = 4;
/** First patterns dearer than this are not worth a column. */
const FIRST_THRESHOLD = 30;
const CLIMB_ROUNDS = 60;
/** Shakes at a time, and how many times they may leave more than that part of the way to the bound. */
const SHAKES = 20;
const MOST_DULL = 2;
const DULL = 0.75;
const TOLERANCE = 1e-6;
/** Price of a case's way out: above any timetable's, far below what a double holds. */
const WAY_OUT = 1e9;
/** Rounding frees more and more of what the relaxation had settled. */
const ROUNDING_WIDTHS = [
  { free: 'undecided', seconds: 2 },
  { free: 'persons', seconds: 5 },
  { free: 'days', seconds: 20 },
  { free: 'all', seconds: 120 },
] as const;
const ROUNDING_PATTERNS = 12;
/** Ways to divide a day among classes of lines that rounding looks at, at most. */
const DIVISIONS = 256;
const ROUNDING_SLACK = 5;

/**
 * The pattern model with patterns found as they are needed: the relaxation is solved over the known ones, its prices
 * find those that are missing, until none is. Whole timetables come from rounding; where the relaxation has a gap, a
 * tree of cases closes it. Returns the proof, whose bound meets the best timetable unless the search was ended.
 */
export function solveByColumnGeneration(
  problem: Problem,
  solver: LinearSolver,
  options: ColumnGenerationOptions,
): Certificate {
  const lowerBound = makeLowerBound(problem);
  const { pricing } = lowerBound;
  const layout = layOutRows(problem, pricing.days.length);
  const pool = new ColumnPool();
  const master = solver.open(layout.lower, layout.upper);
  const steps = stepColumns(problem, layout);
  master.add(steps);
  /** Where each column of the pool stands in the master. */
  const masterIndex: number[] = [];
  const wayOut = new Map<number, number>();
  const constant = pricing.freeCost + costWithoutHoles(problem);
  let own = options.incumbent.objective;
  const best = () => Math.min(own, options.known?.() ?? Number.POSITIVE_INFINITY);

  const found = (assignment: Assignment): void => {
    own = Math.min(own, options.onFound(assignment));
  };
  const addColumns = (columns: PoolColumn[]): void => {
    const fresh = columns.filter((column) => pool.add(column) !== null);
    const first = master.add(fresh.map((column) => masterColumn(problem, layout, pricing, column)));
    fresh.forEach((_, i) => void masterIndex.push(first + i));
  };

  try {
    const prices = drawNear();
    const bound = lowerBound.bound(prices);
    options.onBound(bound);
    if (bound >= best()) return { prices };
    addColumns(cheapest(prices, { most: FIRST_PATTERNS, below: FIRST_THRESHOLD }));
    return proveCase([], prices);
  } finally {
    master.dispose();
  }

  /** A better timetable and first prices, as far as they come without the solver. */
  function drawNear(): Prices {
    const { incumbent, isEnded } = options;
    const approach = new Approach(problem, incumbent.assignment, 0, isEnded);
    const left = () => Math.min(approach.objective, best()) - approach.bound;
    let start = incumbent.assignment;
    for (let dull = 0; dull < MOST_DULL && left() > 0 && !isEnded(); ) {
      const before = left();
      approach.shake(SHAKES, isEnded);
      if (left() > DULL * before) dull++;
      if (approach.objective >= best()) continue;
      start = approach.assignment();
      found(start);
    }
    addColumns(columnsOfAssignment(problem, pricing, start));
    // Whoever ends the search is to have a proof of something.
    approach.climb(CLIMB_ROUNDS, best());
    return approach.prices();
  }

  /** Proves a case, given the prices of the one that holds it. */
  function proveCase(path: Path, inherited: Prices): Certificate {
    const inCase = path.length > 0 ? casesOf(path) : undefined;
    if (lowerBound.bound(inherited, inCase) >= best()) return { prices: inherited };
    const relaxed = relaxFully(path, inherited);
    if (!relaxed) return { prices: inherited };
    const { solution, prices, bound } = relaxed;
    if (bound < best()) round(solution, prices, bound, path);
    if (bound >= best() || options.isEnded()) return { prices };
    const split = leastDecided(solution);
    if (!split) return { prices };
    return {
      split,
      works: splitOff([...path, { ...split, works: true }], prices),
      leaves: splitOff([...path, { ...split, works: false }], prices),
    };
  }

  /** Solves the relaxation of a case until no pattern is missing or the bound says enough; `null`: ended. */
  function relaxFully(
    path: Path,
    inherited: Prices,
  ): { solution: MasterSolution; prices: Prices; bound: number } | null {
    const inCase = path.length > 0 ? casesOf(path) : undefined;
    const known = lowerBound.exact(inherited, inCase);
    for (;;) {
      const solution = options.isEnded() ? null : master.relax();
      if (!solution) return null;
      // No pattern can be missing of a solution that costs no more than any can.
      if (solution.objective + constant <= known + TOLERANCE)
        return { solution, prices: inherited, bound: lowerBound.bound(inherited, inCase) };
      const prices = settlePrices(layout.pricesOf(solution.duals), layout.limits);
      const bound = lowerBound.bound(prices, inCase);
      if (path.length === 0) options.onBound(bound);
      if (bound >= best()) return { solution, prices, bound };
      const dayPrice = (index: number) => solution.duals[layout.personDay(index)]!;
      const before = pool.columns.length;
      addColumns(cheapest(prices, { most: ROUND_PATTERNS, below: -TOLERANCE, dayPrice, path }));
      if (pool.columns.length === before) return { solution, prices, bound };
    }
  }

  /** Whole timetables near the relaxation, trying harder until one meets the bound. */
  function round(solution: MasterSolution, prices: Prices, bound: number, path: Path): void {
    const slack = Math.min(best() - bound, ROUNDING_SLACK);
    const context = { problem, layout, pricing, pool, steps, solver, masterIndex };
    if (layout.classes > 1 && !leastDecided(solution)) {
      // Who works when is decided: only the classes of lines are open, and any way to divide them is as cheap.
      const rounded = roundSolution(context, solution, {
        ...ROUNDING_WIDTHS[0],
        more: (personDays) => divisions(solution, personDays),
        isAllowed: (column) => !forbids(path, column),
      });
      if (rounded) found(rounded);
      if (best() <= bound || options.isEnded()) return;
    }
    for (const width of path.length === 0 ? ROUNDING_WIDTHS : [ROUNDING_WIDTHS[0]!]) {
      const more = (personDays: ReadonlySet<number>) =>
        cheapest(prices, { most: ROUNDING_PATTERNS, below: slack + TOLERANCE, path, only: personDays });
      const rounded = roundSolution(context, solution, {
        ...width,
        more,
        isAllowed: (column) => !forbids(path, column),
      });
      if (rounded) found(rounded);
      if (best() <= bound || options.isEnded()) return;
    }
  }

  /** All ways to divide the days that a solution works, if only in part, among classes of lines. */
  function divisions(solution: MasterSolution, personDays: ReadonlySet<number>): PoolColumn[] {
    return [...personDays].flatMap((personDay) =>
      pool.ofDay(personDay).flatMap((i) => {
        const { mask, cost } = pool.columns[i]!;
        if ((solution.values[masterIndex[i]!] ?? 0) < TOLERANCE) return [];
        const ways = pricing.divisionsOf(personDay, mask, DIVISIONS);
        return ways.map((byClass) => ({ personDay, mask, byClass, cost }));
      }),
    );
  }

  /** The cheapest patterns of person-days whose reduced price is below a limit, the price of the day counted. */
  function cheapest(
    prices: Prices,
    wanted: {
      most: number;
      below: number;
      dayPrice?: (index: number) => number;
      path?: Path;
      only?: ReadonlySet<number>;
    },
  ): PoolColumn[] {
    const { most, below, dayPrice = () => 0, path = [], only } = wanted;
    const forced = path.filter((step) => step.works).map((step) => personDayOf(step));
    const threshold = below + Math.max(0, ...forced.map(dayPrice));
    const seen: PricedDay[][] = [];
    pricing.priceAll(prices, () => {}, {
      caseOf: path.length > 0 ? casesOf(path) : undefined,
      threshold,
      visit: (index, day) => {
        if (day.reduced - dayPrice(index) >= below || only?.has(index) === false) return;
        seen[index] ??= [];
        keepCheapest(seen[index], day, most);
      },
    });
    return seen.flatMap((list, personDay) =>
      list.map(({ mask }) => {
        const byClass = pricing.classesOf(prices, personDay, mask);
        return { personDay, mask, byClass, cost: pricing.costOf(personDay, mask) };
      }),
    );
  }

  /** Switches off what the last step of a path forbids, proves the case, and switches it on again. */
  function splitOff(path: Path, prices: Prices): Certificate {
    const last = path.at(-1)!;
    const before = path.slice(0, -1);
    const personDay = personDayOf(last);
    const row = layout.personDay(personDay);
    const off = pool.ofDay(personDay).filter((i) => forbids([last], pool.columns[i]!));
    for (const i of off) master.bound(masterIndex[i]!, 0, 0);
    if (last.works) {
      // Forced days must have a way out that is dear enough to be no timetable, so that the relaxation has a solution.
      if (!wayOut.has(row))
        wayOut.set(row, master.add([{ cost: WAY_OUT, upper: 1, rows: [row], values: [1] }]));
      master.boundRow(row, 1, 1);
    }
    const proof = proveCase(path, prices);
    for (const i of pool.ofDay(personDay)) {
      master.bound(masterIndex[i]!, 0, forbids(before, pool.columns[i]!) ? 0 : Number.POSITIVE_INFINITY);
    }
    if (last.works && !before.some((step) => step.works && personDayOf(step) === personDay)) {
      master.boundRow(row, Number.NEGATIVE_INFINITY, 1);
    }
    return proof;
  }

  function personDayOf({ person, day }: Split): number {
    return pricing.days.findIndex((candidate) => candidate.person === person && candidate.day === day);
  }

  function forbids(path: Path, column: PoolColumn): boolean {
    const { person, day } = pricing.days[column.personDay]!;
    return path.some((step) => {
      const works = ((column.mask >> step.slot) & 1) === 1;
      return step.person === person && step.day === day && works !== step.works;
    });
  }

  /** The person, day and slot about which the relaxation is least decided. */
  function leastDecided(solution: MasterSolution): Split | null {
    const share = new Map<string, number>();
    pool.columns.forEach((column, i) => {
      const value = solution.values[masterIndex[i]!] ?? 0;
      if (value < TOLERANCE || value > 1 - TOLERANCE) return;
      for (const slot of slotsOf(column.mask)) {
        const key = `${column.personDay} ${slot}`;
        share.set(key, (share.get(key) ?? 0) + value);
      }
    });
    let least = 0.5 - TOLERANCE;
    let split: Split | null = null;
    for (const [key, value] of share) {
      const distance = Math.abs(value - 0.5);
      if (distance >= least) continue;
      least = distance;
      const [personDay, slot] = key.split(' ').map(Number) as [number, number];
      split = { ...pricing.days[personDay]!, slot };
    }
    return split;
  }
}

function keepCheapest(list: PricedDay[], day: PricedDay, most: number): void {
  if (list.length < most) {
    list.push(day);
    return;
  }
  let worst = 0;
  for (let i = 1; i < most; i++) if (list[i]!.reduced > list[worst]!.reduced) worst = i;
  if (day.reduced < list[worst]!.reduced) list[worst] = day;
}

/** What the rules about holes cost where there are none: what should stay free does not. */
function costWithoutHoles(problem: Problem): number {
  const fixed = fixedHoles(problem);
  return problem.days.reduce(
    (sum, { slots }, d) =>
      slots.reduce((ofDay, _, h) => ofDay + holeCost(problem, d, h, fixed[d]![h]!, 0), sum),
    0,
  );
}

/** The patterns of a timetable. */
function columnsOfAssignment(
  problem: Problem,
  pricing: ReturnType<typeof makeLowerBound>['pricing'],
  assignment: Assignment,
): PoolColumn[] {
  const worked = workedDays(problem, assignment);
  return pricing.days.flatMap(({ person, day }, personDay) => {
    const { mask, byClass } = worked[person]![day]!;
    if (mask === 0) return [];
    const cost = pricing.costOf(personDay, mask);
    return Number.isFinite(cost) ? [{ personDay, mask, byClass, cost }] : [];
  });
}
