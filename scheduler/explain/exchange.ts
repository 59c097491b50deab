import { type WorkedDay, workedDays } from '../day-context.ts';
import { type Found, judgeParts } from '../judge-parts.ts';
import { countBits } from '../problem.ts';
import { RULES } from '../rules/index.ts';
import type { Cell, Scene } from './scene.ts';

/** What a part of a change means: its price as engines see it, and the hard rules that it breaks. */
export interface Effect {
  price: number;
  /** Bit i: rule i of `RULES` is broken more than before. */
  breaks: number;
}

/**
 * Prices of the parts that changes are made of, each looked at once: a person gives a turn and gets another, a slot
 * sees somebody go and somebody come. The price of a chain that touches no slot twice is the sum of its parts.
 */
export interface Exchange {
  ofPerson(person: number, give: Cell | null, get: Cell | null): Effect;
  ofSlot(cell: Cell, out: number | null, into: number | null): Effect;
}

/** The bit of a rule in `Effect.breaks`. */
export function ruleBit(key: string): number {
  return 1 << RULES.findIndex((rule) => rule.key === key);
}

const LOAD = ruleBit('weekly-load');
const DAILY = ruleBit('daily-limit');

export function makeExchange({ problem, assignment, turnsOf }: Scene): Exchange {
  const parts = judgeParts(problem);
  const worked = workedDays(problem, assignment);
  const slotCount = Math.max(1, ...problem.days.map((day) => day.slots.length));
  const classes = worked[0]?.[0]?.byClass.length ?? 1;
  const cellCount = problem.days.length * slotCount * classes + 1;
  const indexOf = (cell: Cell | null) =>
    cell === null ? cellCount - 1 : (cell.day * slotCount + cell.slot) * classes + cell.class;
  const limitsAt = new Map<number, number[]>();
  parts.limits.forEach(({ day, slot }, i) => {
    const at = day * slotCount + slot;
    limitsAt.set(at, [...(limitsAt.get(at) ?? []), i]);
  });
  const members = parts.limits.map((limit) => new Set(limit.members));
  const ofDays = worked.map((days, p) => days.map((day, d) => weigh(parts.ofPersonDay(p, d, day))));
  const ofWeeks = worked.map((days, p) => weigh(parts.ofPerson(p, days)));
  const persons = new Map<number, Effect>();
  const slots = new Map<number, Effect>();

  function personEffect(person: number, give: Cell | null, get: Cell | null): Effect {
    const days = worked[person]!;
    const after = days.map((day) => ({ mask: day.mask, byClass: [...day.byClass] }));
    if (give) take(after[give.day]!, give);
    if (get) put(after[get.day]!, get);
    const effect = { price: 0, breaks: 0 };
    add(effect, ofWeeks[person]!, weigh(parts.ofPerson(person, after)));
    for (const day of new Set([give?.day, get?.day])) {
      if (day === undefined) continue;
      add(effect, ofDays[person]![day]!, weigh(parts.ofPersonDay(person, day, after[day]!)));
    }
    // Who is over a limit already must not go further, which the number of findings does not show.
    const { maxLoad, dailyMax, classLoads } = problem.persons[person]!;
    if (get) {
      const own = turnsOf[person]!;
      const turns = own.length + (give ? 0 : 1);
      if (!give && turns > maxLoad) effect.breaks |= LOAD;
      const onClass = own.filter((turn) => turn.class === get.class).length;
      if (classLoads && give?.class !== get.class && onClass + 1 > classLoads[get.class]!) {
        effect.breaks |= LOAD;
      }
      const inDay = countBits(after[get.day]!.mask);
      if (inDay > dailyMax && inDay > countBits(days[get.day]!.mask)) effect.breaks |= DAILY;
    }
    return effect;
  }

  function slotEffect(cell: Cell, out: number | null, into: number | null): Effect {
    const { day, slot } = cell;
    const before = assignment[day]![slot]!;
    const after = before.map((attending, c) => {
      if (c !== cell.class) return attending;
      const stay = attending.filter((p) => p !== out);
      return into === null ? stay : [...stay, into];
    });
    const effect = { price: 0, breaks: 0 };
    add(effect, weigh(parts.ofSlot(day, slot, before)), weigh(parts.ofSlot(day, slot, after)));
    add(effect, weigh(parts.ofHoles(day, slot, before)), weigh(parts.ofHoles(day, slot, after)));
    const here = new Set(before.flat());
    const then = new Set(after.flat());
    for (const limit of limitsAt.get(day * slotCount + slot) ?? []) {
      const counts = (person: number | null) => person !== null && members[limit]!.has(person);
      if (!counts(out) && !counts(into)) continue;
      add(effect, weigh(parts.ofLimit(limit, here)), weigh(parts.ofLimit(limit, then)));
    }
    return effect;
  }

  return {
    ofPerson(person, give, get) {
      const key = (person * cellCount + indexOf(give)) * cellCount + indexOf(get);
      return remember(persons, key, () => personEffect(person, give, get));
    },
    ofSlot(cell, out, into) {
      const most = problem.persons.length + 1;
      const key = (indexOf(cell) * most + (out ?? most - 1)) * most + (into ?? most - 1);
      return remember(slots, key, () => slotEffect(cell, out, into));
    },
  };
}

function remember(known: Map<number, Effect>, key: number, find: () => Effect): Effect {
  const found = known.get(key);
  if (found) return found;
  const effect = find();
  known.set(key, effect);
  return effect;
}

/** The price of a part, and what its breaches cost rule by rule. */
interface Weight {
  price: number;
  broken: Map<number, number>;
}

function weigh(found: Found[]): Weight {
  const weight: Weight = { price: 0, broken: new Map() };
  for (const { rule, price, broken } of found) {
    weight.price += price;
    if (broken) weight.broken.set(rule, (weight.broken.get(rule) ?? 0) + price);
  }
  return weight;
}

function add(effect: Effect, before: Weight, after: Weight): void {
  effect.price += after.price - before.price;
  for (const [rule, price] of after.broken) {
    if (price > (before.broken.get(rule) ?? 0)) effect.breaks |= 1 << rule;
  }
}

function take(day: WorkedDay, { slot, class: c }: Cell): void {
  day.byClass[c]! &= ~(1 << slot);
  day.mask = day.byClass.reduce((mask, part) => mask | part, 0);
}

function put(day: WorkedDay, { slot, class: c }: Cell): void {
  day.byClass[c]! |= 1 << slot;
  day.mask |= 1 << slot;
}
