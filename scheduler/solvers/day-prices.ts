import { dayContexts } from '../day-context.ts';
import { canPriceDays, type DayForms, type OwnDay, ownDays } from '../day-forms.ts';
import { classLimit, dayParts, mostTurns } from '../day-parts.ts';
import { dayPricer } from '../day-patterns.ts';
import { countBits, type Problem } from '../problem.ts';

/** What anybody's day costs, for searches that look at the same days again and again. */
export interface DayPrices {
  /** Price of a day's slots, that of the free day taken off; Infinity where a hard rule or the daily limit forbids it. */
  priceOf(person: number, day: number, mask: number): number;
  /** Whether a rule in force looks at classes of lines: then `fitsClasses` must be asked as well. */
  byClass: boolean;
  fitsClasses(person: number, day: number, byClass: number[]): boolean;
}

/** Slots up to which the price of every set of them is kept in an array. */
const DENSE_SLOTS = 14;

export function makeDayPrices(problem: Problem): DayPrices {
  const parts = dayParts(problem);
  const limits = dayContexts(problem).map((contexts) =>
    contexts.map((context) => classLimit(problem, parts, context)),
  );
  return {
    priceOf: canPriceDays(problem) ? pricesOfForms(problem) : pricesOfRules(problem),
    byClass: limits.some((ofPerson) => ofPerson.some((limit) => limit !== null)),
    fitsClasses(person, day, byClass) {
      const limit = limits[person]![day]!;
      return limit === null || countBits(byClass[limit.lineClass]!) <= limit.most;
    },
  };
}

function pricesOfForms(problem: Problem): DayPrices['priceOf'] {
  const known = new Map<OwnDay['forms'], (mask: number) => number>();
  const days = ownDays(problem).map((ofPerson) =>
    ofPerson.map((mine, d) => {
      if (!mine) return null;
      const { forms, blocked, bySlot } = mine;
      const formPrice = known.get(forms) ?? lookUp(forms, problem.days[d]!.slots.length);
      known.set(forms, formPrice);
      return { formPrice, blocked, bySlot: bySlot.some((cost) => cost !== 0) ? bySlot : null };
    }),
  );
  return (person, day, mask) => {
    if (mask === 0) return 0;
    const own = days[person]![day];
    if (!own || (mask & own.blocked) !== 0) return Number.POSITIVE_INFINITY;
    let price = own.formPrice(mask);
    if (own.bySlot) {
      for (let slot = 0; mask >>> slot !== 0; slot++) if ((mask >>> slot) & 1) price += own.bySlot[slot]!;
    }
    return price;
  };
}

function lookUp(forms: OwnDay['forms'], slots: number): (mask: number) => number {
  if ('costOf' in forms) return remember(forms.costOf);
  if (slots > DENSE_SLOTS) return (mask) => findPrice(forms, mask);
  const table = new Float64Array(2 ** slots).fill(Number.POSITIVE_INFINITY);
  forms.walk.forEach((mask, i) => {
    table[mask] = forms.prices[i]!;
  });
  return (mask) => table[mask]!;
}

function findPrice({ walk, prices }: DayForms, mask: number): number {
  let low = 0;
  let high = walk.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (walk[middle]! < mask) low = middle + 1;
    else high = middle;
  }
  return walk[low] === mask ? prices[low]! : Number.POSITIVE_INFINITY;
}

/** Straight from the rules: slow, for days that nothing else can price. */
function pricesOfRules(problem: Problem): DayPrices['priceOf'] {
  const price = dayPricer(problem);
  const days = dayContexts(problem).map((contexts, p) =>
    contexts.map((context, d) => {
      const free = price(p, d, 0, [0]) ?? 0;
      const most = mostTurns(context);
      return remember((mask) => {
        const found = countBits(mask) > most || (mask & context.busy) !== 0 ? null : price(p, d, mask, [0]);
        return found === null ? Number.POSITIVE_INFINITY : found - free;
      });
    }),
  );
  return (person, day, mask) => (mask === 0 ? 0 : days[person]![day]!(mask));
}

function remember(priceOf: (mask: number) => number): (mask: number) => number {
  const known = new Map<number, number>();
  return (mask) => {
    const found = known.get(mask) ?? priceOf(mask);
    known.set(mask, found);
    return found;
  };
}
