import type { ClassSurplus } from './class-surplus.ts';
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
   * Slots of `closed` are left, those of `works` worked. With a `surplus` what it costs a form is in its price.
   */
  cheapest(
    bySlot: Float64Array,
    value: Float64Array,
    closed: number,
    works: number,
    surplus?: ClassSurplus | null,
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
    if (part.bySlot || part.mostOfClass) continue;
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
  const ways = findWays(table, joint, slotCount, most, 0);
  /** Those that count up to so many turns of one class of lines besides. */
  const counting = new Map<number, Ways>();
  const waysCounting = (ofClass: number): Ways => {
    const known = counting.get(ofClass) ?? findWays(table, joint, slotCount, most, ofClass);
    counting.set(ofClass, known);
    return known;
  };

  return {
    free,
    costOf: (mask) => (countBits(mask) > most ? Number.POSITIVE_INFINITY : costOf(mask) - free),
    cheapest: (bySlot, value, closed, works, surplus = null) =>
      walkDay(
        surplus ? waysCounting(surplus.most) : ways,
        -free,
        termsOf(bySlot, value, closed, works, surplus),
      ),
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

/**
 * What is done with a slot: it is left, or worked, or worked on the class of lines whose turns are counted. Where none
 * is, WORKED is all.
 */
const LEFT = 0;
const WORKED = 1;
const COUNTED = 2;

/**
 * All ways through a day that no hard rule forbids: nodes are joint states with the turns so far, in all and of the
 * class that is counted, slot after slot.
 */
interface Ways {
  /** For each slot the steps that it can be: from which node to which, at what price, and what is done with it. */
  slots: { from: Int32Array; to: Int32Array; price: Float64Array; how: Uint8Array; nodes: number }[];
  /** How many turns each node at the end has. */
  turns: Int32Array;
  most: number;
  mostNodes: number;
}

/** Only states that can be reached: rules that look at the same thing reach few of those that they could have together. */
function findWays(
  { next, price }: Table,
  joint: number,
  slotCount: number,
  most: number,
  mostOfClass: number,
): Ways {
  const slots: Ways['slots'] = [];
  let nodes = [{ state: 0, turns: 0, ofClass: 0 }];
  let mostNodes = 1;
  for (let slot = 0; slot < slotCount; slot++) {
    const places = new Map<number, number>();
    const after: typeof nodes = [];
    const steps: { from: number; to: number; price: number; how: number }[] = [];
    nodes.forEach((node, from) => {
      for (const how of mostOfClass > 0 ? [LEFT, WORKED, COUNTED] : [LEFT, WORKED]) {
        const works = how === LEFT ? 0 : 1;
        const at = (slot * joint + node.state) * 2 + works;
        const turns = node.turns + works;
        const ofClass = node.ofClass + (how === COUNTED ? 1 : 0);
        if (turns > most || ofClass > mostOfClass || price[at] === Number.POSITIVE_INFINITY) continue;
        const key = (ofClass * (most + 1) + turns) * joint + next[at]!;
        const to = places.get(key) ?? after.length;
        if (to === after.length) {
          places.set(key, to);
          after.push({ state: next[at]!, turns, ofClass });
        }
        steps.push({ from, to, price: price[at]!, how });
      }
    });
    slots.push({
      from: Int32Array.from(steps, (step) => step.from),
      to: Int32Array.from(steps, (step) => step.to),
      price: Float64Array.from(steps, (step) => step.price),
      how: Uint8Array.from(steps, (step) => step.how),
      nodes: after.length,
    });
    nodes = after;
    mostNodes = Math.max(mostNodes, nodes.length);
  }
  return { slots, turns: Int32Array.from(nodes, ({ turns }) => turns), most, mostNodes };
}

/** What each slot adds to the price by what is done with it; Infinity where that cannot be. */
function termsOf(
  bySlot: Float64Array,
  value: Float64Array,
  closed: number,
  works: number,
  surplus: ClassSurplus | null,
): (slot: number) => [left: number, worked: number, counted: number] {
  return (slot) => {
    const left = (works >> slot) & 1 ? Number.POSITIVE_INFINITY : 0;
    if ((closed >> slot) & 1) return [left, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const worth = bySlot[slot]! - value[slot]!;
    const isOfClass = surplus !== null && ((surplus.mask >> slot) & 1) === 1;
    return isOfClass ? [left, worth + surplus.loss[slot]!, worth] : [left, worth, Number.POSITIVE_INFINITY];
  };
}

function walkDay(
  { slots, turns, most, mostNodes }: Ways,
  start: number,
  terms: (slot: number) => [left: number, worked: number, counted: number],
): { mask: number; reduced: number }[] {
  let best = new Float64Array(mostNodes).fill(start, 0, 1);
  let masks = new Int32Array(mostNodes);
  let after = new Float64Array(mostNodes);
  let masksAfter = new Int32Array(mostNodes);
  slots.forEach((steps, slot) => {
    after.fill(Number.POSITIVE_INFINITY, 0, steps.nodes);
    const term = terms(slot);
    for (let i = 0; i < steps.from.length; i++) {
      const how = steps.how[i]!;
      const from = steps.from[i]!;
      const to = steps.to[i]!;
      const reached = best[from]! + steps.price[i]! + term[how]!;
      if (reached >= after[to]!) continue;
      after[to] = reached;
      masksAfter[to] = how === LEFT ? masks[from]! : masks[from]! | (1 << slot);
    }
    [best, after] = [after, best];
    [masks, masksAfter] = [masksAfter, masks];
  });
  const found: ({ mask: number; reduced: number } | undefined)[] = new Array(most + 1);
  turns.forEach((count, node) => {
    const reduced = best[node]!;
    if (count > 0 && reduced < (found[count]?.reduced ?? Number.POSITIVE_INFINITY)) {
      found[count] = { mask: masks[node]!, reduced };
    }
  });
  return found.filter((day) => day !== undefined);
}
