import type { ClassSurplus } from './class-surplus.ts';
import type { Prices } from './prices.ts';
import { demandOf, type Problem } from './problem.ts';
import type { ClassLimit } from './rules/rule.ts';
import { slotLimits } from './slot-prices.ts';

/** What turns are worth to whom: the price of the cell, of the load and of the limits that the person counts in. */
export function makeTurnWorth(problem: Problem) {
  const demands = problem.days.map((day) => day.slots.map((slot) => demandOf(problem, slot)));
  const limits = slotLimits(problem);
  const membership = new Map<number, { limit: number; day: number; slot: number }[]>();
  limits.forEach((limit, index) => {
    for (const person of limit.members) {
      const entry = { limit: index, day: limit.day, slot: limit.slot };
      const known = membership.get(person);
      if (known) known.push(entry);
      else membership.set(person, [entry]);
    }
  });
  const canAttend = (person: number, day: number, slot: number, c: number): boolean =>
    demands[day]![slot]![c] !== 0 && problem.persons[person]!.classLoads?.[c] !== 0;
  const classValue = (prices: Prices, person: number, day: number, slot: number, c: number): number => {
    if (!canAttend(person, day, slot, c)) return Number.NEGATIVE_INFINITY;
    // Only where a load by class says what it is worth: for anybody else such a price would prove too much.
    const { classLoads } = problem.persons[person]!;
    return prices.cells[day]![slot]![c]! + (classLoads ? (prices.classLoads?.[person]?.[c] ?? 0) : 0);
  };
  return {
    /** Whether a person can attend a slot on a class of lines at all. */
    canAttend,
    /** The limits' prices by person, for those who count in some. */
    limitsFor: (prices: Prices) => (person: number, day: number, value: Float64Array) => {
      for (const entry of membership.get(person) ?? []) {
        if (entry.day === day) value[entry.slot]! += prices.limits[entry.limit]!;
      }
    },
    /** The value of each slot of a person's day, on the class of lines that is worth most. */
    fill(
      prices: Prices,
      addLimits: (person: number, day: number, value: Float64Array) => void,
      person: number,
      day: number,
      value: Float64Array,
    ): void {
      const load = prices.loads[person]!;
      const cells = prices.cells[day]!;
      for (let slot = 0; slot < cells.length; slot++) {
        let best = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < cells[slot]!.length; c++) {
          best = Math.max(best, classValue(prices, person, day, slot, c));
        }
        value[slot] = best + load;
      }
      addLimits(person, day, value);
    },
    /** Counts the turns on a class of lines; whether they can be too many at all. */
    count(
      prices: Prices,
      person: number,
      day: number,
      { lineClass, most }: ClassLimit,
      surplus: ClassSurplus,
    ): boolean {
      surplus.start(most);
      prices.cells[day]!.forEach((cells, slot) => {
        let elsewhere = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < cells.length; c++) {
          if (c !== lineClass) elsewhere = Math.max(elsewhere, classValue(prices, person, day, slot, c));
        }
        surplus.add(slot, classValue(prices, person, day, slot, lineClass), elsewhere);
      });
      return surplus.canBe(-1);
    },
    /** Of a class that is `limited` only the slots that are `kept` on it. */
    classesOf(prices: Prices, person: number, day: number, mask: number, limited = -1, kept = 0): number[] {
      const classes = prices.cells[day]![0]!.map(() => 0);
      for (let slot = 0; mask >>> slot !== 0; slot++) {
        if (!((mask >>> slot) & 1)) continue;
        const worthOn = (c: number) =>
          c === limited && !((kept >> slot) & 1)
            ? Number.NEGATIVE_INFINITY
            : classValue(prices, person, day, slot, c);
        let best = 0;
        classes.forEach((_, c) => {
          if (worthOn(c) > worthOn(best)) best = c;
        });
        classes[best]! |= 1 << slot;
      }
      return classes;
    },
  };
}
