import { type Prices, zeroPrices } from '../../scheduler/prices.ts';
import type { Problem } from '../../scheduler/problem.ts';
import { seededRandom } from '../../scheduler/random.ts';

/** Prices of any sign and of at most `scale`: not even those that must not be above 0 keep to that. */
export function randomPrices(problem: Problem, seed: number, scale: number): Prices {
  const random = seededRandom(seed);
  const any = () => (2 * random() - 1) * scale;
  const { cells, loads, classLoads, limits } = zeroPrices(problem);
  return {
    cells: cells.map((day) => day.map((slot) => slot.map(any))),
    loads: loads.map(any),
    classLoads: classLoads?.map((ofPerson) => ofPerson.map(any)) ?? null,
    limits: limits.map(any),
  };
}
