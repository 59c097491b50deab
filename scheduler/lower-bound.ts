import { EXACT, type Prices, settlePrices } from './prices.ts';
import { type DayCase, makePricing, type Pricing } from './pricing.ts';
import { demandOf, type Problem } from './problem.ts';
import { fixedHoles, holeCost, limitRow, slotLimits } from './slot-prices.ts';

/**
 * THE certificate's half of the judge: from any prices, a number below which no timetable can cost (`objective`,
 * breaches of hard rules priced). No solver is needed to find it, nor trust in who found the prices.
 *
 *   bound = Σ free days + Σ cells [ Σ lines·price + min over k holes of ( cost of k − the k dearest prices ) ]
 *         + Σ loads·price + Σ limits [ free·price + Σ min( 0, step − direction·price ) ] + Σ person-days min( 0, least price )
 *
 * which is Lagrange's bound of the pattern model. Prices are settled on a grain first, costs are whole numbers: every
 * sum is exact, and the bound may be raised to the next whole number.
 */
export interface LowerBound {
  /** The bound by these prices, raised to the next whole number; Infinity: the case allows no timetable at all. */
  bound(prices: Prices, caseOf?: (person: number, day: number) => DayCase | null): number;
  /** The same, not raised. */
  exact(prices: Prices, caseOf?: (person: number, day: number) => DayCase | null): number;
  pricing: Pricing;
}

export function makeLowerBound(problem: Problem): LowerBound {
  const pricing = makePricing(problem);
  const cells = priceableCells(problem);
  const limits = slotLimits(problem);
  const limitRows = limits.map(limitRow);

  const exact: LowerBound['exact'] = (given, caseOf) => {
    const prices = settlePrices(given, limits);
    let bound = 0;
    let reach = 0;
    const add = (term: number) => {
      bound += term;
      reach += Math.abs(term);
    };
    add(pricing.freeCost);
    for (const cell of cells) {
      const { filled, least } = cellBound(cell, prices.cells[cell.day]![cell.slot]!);
      add(filled);
      add(least);
    }
    problem.persons.forEach((person, p) => {
      add(prices.loads[p]! * person.maxLoad);
      person.classLoads?.forEach((load, c) => void add((prices.classLoads?.[p]?.[c] ?? 0) * load));
    });
    limits.forEach((limit, i) => {
      const price = prices.limits[i]!;
      add(price * limit.free);
      const { direction, steps } = limitRows[i]!;
      for (const step of steps) add(Math.min(0, step - direction * price));
    });
    let isPossible = true;
    pricing.priceAll(
      prices,
      (_index, least) => {
        if (least === Number.POSITIVE_INFINITY) isPossible = false;
        else add(least);
      },
      { caseOf },
    );
    if (!isPossible) return Number.POSITIVE_INFINITY;
    // A sum that may have been rounded proves nothing.
    return reach < EXACT ? bound : Number.NEGATIVE_INFINITY;
  };
  // Adding 0 makes 0 of -0.
  return { exact, bound: (prices, caseOf) => Math.ceil(exact(prices, caseOf)) + 0, pricing };
}

interface PriceableCell {
  day: number;
  slot: number;
  demand: number[];
  /** Cost of every number of holes. */
  holes: number[];
}

function priceableCells(problem: Problem): PriceableCell[] {
  const fixed = fixedHoles(problem);
  return problem.days.flatMap((day, d) =>
    day.slots.map((slot, h) => ({
      day: d,
      slot: h,
      demand: demandOf(problem, slot),
      holes: Array.from({ length: slot.lines + 1 }, (_, k) => holeCost(problem, d, h, fixed[d]![h]!, k)),
    })),
  );
}

/** What the lines are worth if all are `filled`, and the `least` that leaving some as holes adds to that. */
function cellBound({ demand, holes }: PriceableCell, prices: number[]): { filled: number; least: number } {
  let filled = 0;
  const dearest: number[] = [];
  demand.forEach((lines, c) => {
    filled += lines * prices[c]!;
    for (let line = 0; line < lines; line++) dearest.push(prices[c]!);
  });
  dearest.sort((a, b) => b - a);
  let saved = 0;
  let least = holes[0]!;
  for (let k = 1; k < holes.length; k++) {
    saved += dearest[k - 1]!;
    least = Math.min(least, holes[k]! - saved);
  }
  return { filled, least };
}
