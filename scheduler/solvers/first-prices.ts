import { fixedHoles, holeCost, slotLimits } from '../evaluate.ts';
import type { LowerBound } from '../lower-bound.ts';
import { type Prices, zeroPrices } from '../prices.ts';
import { countBits, demandOf, type Problem } from '../problem.ts';

/** Worths of a turn that are tried for all cells alike before the climb begins. */
const FIRST_WORTHS = [0, 10, 20, 40, 80, 160, 320];
const ROOM = 40;
const SMOOTHING = 0.3;
const PATIENCE = 8;
/** How far towards the cost of a known timetable a step aims. */
const AIM = 0.3;

/**
 * Prices that nearly reach the best bound, without any solver: a climb along smoothed subgradients from the best
 * uniform price. They order the search, choose the first columns, and prove what is easy.
 */
export function climbToPrices(
  problem: Problem,
  lowerBound: LowerBound,
  options: { rounds: number; ceiling: number },
): { prices: Prices; bound: number } {
  const slopes = makeSlopes(problem, lowerBound);
  let best = zeroPrices(problem);
  let bestBound = Number.NEGATIVE_INFINITY;
  for (const worth of FIRST_WORTHS) {
    const uniform = zeroPrices(problem);
    // A turn's worth to the cell less its price to the load: apart from 0, so that loads can fall and rise.
    uniform.cells = uniform.cells.map((day) => day.map((slot) => slot.map(() => worth + ROOM)));
    uniform.loads = uniform.loads.map(() => -ROOM);
    const { bound } = slopes(uniform);
    if (bound > bestBound) [best, bestBound] = [uniform, bound];
  }
  let prices = best;
  let smooth: Slope | null = null;
  let step = 1;
  let idle = 0;
  for (let round = 0; round < options.rounds && step > 1e-3; round++) {
    const { bound, slope } = slopes(prices);
    if (bound > bestBound) {
      [best, bestBound] = [prices, bound];
      idle = 0;
    } else if (++idle >= PATIENCE) {
      step *= 0.6;
      idle = 0;
      prices = best;
      continue;
    }
    smooth = smooth ? blend(smooth, slope) : slope;
    const target = bestBound + Math.max(1, AIM * (options.ceiling - bestBound));
    prices = moved(prices, smooth, (step * (target - bound)) / Math.max(1, squared(smooth, prices)));
  }
  return { prices: best, bound: bestBound };
}

/** How the bound rises with each price. */
type Slope = Prices;

function makeSlopes(problem: Problem, lowerBound: LowerBound) {
  const limits = slotLimits(problem);
  const fixed = fixedHoles(problem);
  const cells = problem.days.flatMap((day, d) =>
    day.slots.map((slot, h) => ({
      d,
      h,
      demand: demandOf(problem, slot),
      holes: Array.from({ length: slot.lines + 1 }, (_, k) => holeCost(problem, d, h, fixed[d]![h]!, k)),
    })),
  );
  const { pricing } = lowerBound;
  return (prices: Prices): { bound: number; slope: Slope } => {
    const slope = zeroPrices(problem);
    let bound = pricing.freeCost;
    for (const { d, h, demand, holes } of cells) {
      const own = prices.cells[d]![h]!;
      const lines = demand.flatMap((count, c) => new Array<number>(count).fill(c));
      lines.sort((a, b) => own[b]! - own[a]!);
      let saved = 0;
      let least = holes[0]!;
      let left = 0;
      lines.forEach((c, k) => {
        saved += own[c]!;
        if (holes[k + 1]! - saved < least) [least, left] = [holes[k + 1]! - saved, k + 1];
      });
      bound += saved + least;
      lines.forEach((c, k) => {
        if (k >= left) slope.cells[d]![h]![c]!++;
      });
    }
    problem.persons.forEach((person, p) => {
      bound += prices.loads[p]! * person.maxLoad;
      slope.loads[p] = person.maxLoad;
      person.classLoads?.forEach((load, c) => {
        bound += prices.classLoads![p]![c]! * load;
        slope.classLoads![p]![c] = load;
      });
    });
    limits.forEach((limit, i) => {
      bound += prices.limits[i]! * limit.free;
      slope.limits[i] = limit.free;
      const steps = Math.min(limit.max, limit.members.length) - limit.free;
      for (let j = 1; j <= steps; j++) {
        if (limit.weight * j + prices.limits[i]! >= 0) break;
        bound += limit.weight * j + prices.limits[i]!;
        slope.limits[i]!++;
      }
    });
    const present = new Map<string, number[]>();
    pricing.priceAll(prices, (index, least, mask) => {
      bound += least;
      if (mask === 0) return;
      const { person, day } = pricing.days[index]!;
      slope.loads[person]! -= countBits(mask);
      pricing.classesOf(prices, index, mask).forEach((part, c) => {
        if (slope.classLoads) slope.classLoads[person]![c]! -= countBits(part);
        for (let slot = 0; part >>> slot !== 0; slot++) {
          if (!((part >>> slot) & 1)) continue;
          slope.cells[day]![slot]![c]!--;
          if (limits.length === 0) continue;
          const key = `${day} ${slot}`;
          const here = present.get(key);
          if (here) here.push(person);
          else present.set(key, [person]);
        }
      });
    });
    limits.forEach((limit, i) => {
      const here = present.get(`${limit.day} ${limit.slot}`) ?? [];
      slope.limits[i]! -= limit.members.filter((person) => here.includes(person)).length;
    });
    return { bound, slope };
  };
}

function combine(a: Prices, b: Prices, mix: (a: number, b: number) => number, notAbove: boolean): Prices {
  const low = (price: number) => (notAbove ? Math.min(0, price) : price);
  return {
    cells: a.cells.map((day, d) => day.map((slot, h) => slot.map((x, c) => mix(x, b.cells[d]![h]![c]!)))),
    loads: a.loads.map((x, p) => low(mix(x, b.loads[p]!))),
    classLoads: a.classLoads?.map((of, p) => of.map((x, c) => low(mix(x, b.classLoads![p]![c]!)))) ?? null,
    limits: a.limits.map((x, i) => low(mix(x, b.limits[i]!))),
  };
}

function blend(old: Slope, fresh: Slope): Slope {
  return combine(old, fresh, (a, b) => (1 - SMOOTHING) * a + SMOOTHING * b, false);
}

function moved(prices: Prices, slope: Slope, length: number): Prices {
  return combine(prices, slope, (price, rise) => price + length * rise, true);
}

/** Squared length of a slope, prices that are at their limit and would cross it left out. */
function squared(slope: Slope, prices: Prices): number {
  let sum = 0;
  for (const day of slope.cells) for (const slot of day) for (const rise of slot) sum += rise * rise;
  const bounded = (rises: number[], at: number[]) => {
    rises.forEach((rise, i) => {
      if (at[i]! < 0 || rise < 0) sum += rise * rise;
    });
  };
  bounded(slope.loads, prices.loads);
  slope.classLoads?.forEach((rises, p) => void bounded(rises, prices.classLoads![p]!));
  bounded(slope.limits, prices.limits);
  return sum;
}
