import type { DayContext } from './day-context.ts';
import { countBits, type Problem } from './problem.ts';
import type { DayMachine, DayPart } from './rules/rule.ts';

/**
 * The forms of days that are too long to list: the rules read the day slot by slot, all at once, and the cheapest way
 * through is found by dynamic programming over their joint state and the number of turns so far.
 */
export interface DayWalk {
  /** The price of the empty form: 0 unless something is done. */
  free: number;
  /** The price of a form, that of the empty one taken off; Infinity where a hard rule forbids it. */
  costOf(mask: number): number;
  /**
   * For each number of turns from 1 on, the cheapest form when working a slot adds `bySlot` less `value` to its price.
   * Slots of `closed` are left, those of `works` worked.
   */
  cheapest(
    bySlot: Float64Array,
    value: Float64Array,
    closed: number,
    works: number,
  ): { mask: number; reduced: number }[];
}

/** Joint states beyond which even this is too much. */
const MOST_STATES = 20_000;

/** `null` where a rule in force cannot read a day slot by slot, or together they need too many states. */
export function makeDayWalk(
  problem: Problem,
  parts: readonly { part: DayPart; hard: boolean }[],
  context: DayContext,
  most: number,
): DayWalk | null {
  const machines: DayMachine[] = [];
  for (const { part, hard } of parts) {
    if (part.bySlot || part.byClass) continue;
    if (!part.machine || (problem.rules.shapes === 'exact4' && context.slotCount === 4)) return null;
    machines.push(part.machine(problem.rules, context, hard));
  }
  const joint = machines.reduce((states, machine) => states * machine.states, 1);
  if (joint * (most + 1) > MOST_STATES) return null;
  const { slotCount } = context;
  const table = tabulate(machines, joint, slotCount);
  const costOf = (mask: number): number => {
    let state = 0;
    let cost = 0;
    for (let slot = 0; slot < slotCount; slot++) {
      const at = (slot * joint + state) * 2 + ((mask >> slot) & 1);
      cost += table.price[at]!;
      state = table.next[at]!;
    }
    return cost;
  };
  const free = costOf(0);

  return {
    free,
    costOf: (mask) => (countBits(mask) > most ? Number.POSITIVE_INFINITY : costOf(mask) - free),
    cheapest: (bySlot, value, closed, works) =>
      walkDay({ ...table, joint, slotCount, most, free }, bySlot, value, closed, works),
  };
}

interface Table {
  next: Int32Array;
  price: Float64Array;
}

/** Next state and price by slot, joint state, and whether the slot is worked. */
function tabulate(machines: readonly DayMachine[], joint: number, slotCount: number): Table {
  const next = new Int32Array(slotCount * joint * 2);
  const price = new Float64Array(slotCount * joint * 2);
  for (let slot = 0; slot < slotCount; slot++) {
    for (let state = 0; state < joint; state++) {
      for (const works of [0, 1]) {
        const at = (slot * joint + state) * 2 + works;
        let rest = state;
        let unit = 1;
        for (const machine of machines) {
          const own = rest % machine.states;
          rest = (rest - own) / machine.states;
          price[at]! += machine.price(own, slot, works === 1);
          next[at]! += unit * Math.min(machine.next(own, slot, works === 1), machine.states - 1);
          unit *= machine.states;
        }
      }
    }
  }
  return { next, price };
}

function walkDay(
  {
    next,
    price,
    joint,
    slotCount,
    most,
    free,
  }: Table & { joint: number; slotCount: number; most: number; free: number },
  bySlot: Float64Array,
  value: Float64Array,
  closed: number,
  works: number,
): { mask: number; reduced: number }[] {
  const size = joint * (most + 1);
  let best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  let masks = new Int32Array(size);
  best[0] = -free;
  for (let slot = 0; slot < slotCount; slot++) {
    const after = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    const masksAfter = new Int32Array(size);
    const worth = bySlot[slot]! - value[slot]!;
    const mayWork = ((closed >> slot) & 1) === 0;
    const mayLeave = ((works >> slot) & 1) === 0;
    for (let turns = 0; turns <= most; turns++) {
      for (let state = 0; state < joint; state++) {
        const from = turns * joint + state;
        const sum = best[from]!;
        if (sum === Number.POSITIVE_INFINITY) continue;
        const at = (slot * joint + state) * 2;
        if (mayLeave) {
          const to = turns * joint + next[at]!;
          const reached = sum + price[at]!;
          if (reached < after[to]!) {
            after[to] = reached;
            masksAfter[to] = masks[from]!;
          }
        }
        if (mayWork && turns < most) {
          const to = (turns + 1) * joint + next[at + 1]!;
          const reached = sum + price[at + 1]! + worth;
          if (reached < after[to]!) {
            after[to] = reached;
            masksAfter[to] = masks[from]! | (1 << slot);
          }
        }
      }
    }
    best = after;
    masks = masksAfter;
  }
  const found: { mask: number; reduced: number }[] = [];
  for (let turns = 1; turns <= most; turns++) {
    let least = turns * joint;
    for (let at = least; at < (turns + 1) * joint; at++) if (best[at]! < best[least]!) least = at;
    if (best[least]! < Number.POSITIVE_INFINITY) found.push({ mask: masks[least]!, reduced: best[least]! });
  }
  return found;
}
