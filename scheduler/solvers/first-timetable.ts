import { dayPricer } from '../day-patterns.ts';
import { fixedHoles, holeCost, slotLimits } from '../evaluate.ts';
import {
  type Assignment,
  classCount,
  countBits,
  demandOf,
  emptyAssignment,
  type Problem,
} from '../problem.ts';
import { shuffled } from '../random.ts';
import type { SlotLimit } from '../rules/rule.ts';

/**
 * A first timetable at once, with every hard rule kept: fixed turns, then slot by slot, the scarcest first, the
 * person who costs least and has most turns left to give. No proof, no second thoughts: it is there so that a week
 * that is interrupted has something to show.
 */
export function makeFirstTimetable(problem: Problem, seed: number): Assignment {
  const board = new Board(problem);
  for (const turn of problem.fixed) {
    if (turn.person === null) continue;
    const lineClass = turn.line === null ? null : (problem.lineClasses[turn.line] ?? 0);
    for (let c = 0; c < classCount(problem); c++) {
      if (lineClass !== null && lineClass !== c) continue;
      if (board.place(turn.person, turn.day, turn.slot, c)) break;
    }
  }
  const order = shuffled([...problem.persons.keys()], seed);
  for (const { day, slot } of scarcestFirst(problem)) {
    demandOf(problem, problem.days[day]!.slots[slot]!).forEach((lines, c) => {
      while (board.filled(day, slot, c) < lines) {
        const person = cheapest(board, order, day, slot, c);
        if (person === null || !board.place(person, day, slot, c)) break;
      }
    });
  }
  return board.assignment();
}

function cheapest(board: Board, order: number[], day: number, slot: number, c: number): number | null {
  let best: number | null = null;
  let bestCost = board.holeSaving(day, slot);
  let bestLeft = -1;
  for (const person of order) {
    const cost = board.costOf(person, day, slot, c);
    if (cost === null || cost > bestCost) continue;
    const left = board.left(person);
    if (cost < bestCost || left > bestLeft) {
      best = person;
      bestCost = cost;
      bestLeft = left;
    }
  }
  return best;
}

/** Slots by how few people per line can attend them, those of the days to fill first before all others. */
function scarcestFirst(problem: Problem): { day: number; slot: number }[] {
  const slots = problem.days.flatMap((day, d) =>
    day.slots.map((slot, h) => {
      const able = problem.persons.filter((p) => p.maxLoad > 0 && !(((p.busy[d] ?? 0) >> h) & 1)).length;
      return { day: d, slot: h, room: able / Math.max(1, slot.lines) };
    }),
  );
  const wanted = problem.searchDays ?? [];
  const rank = (day: number) => (wanted.includes(day) ? wanted.indexOf(day) : wanted.length);
  return slots.sort(
    (a, b) => rank(a.day) - rank(b.day) || a.room - b.room || a.day - b.day || a.slot - b.slot,
  );
}

/** Who attends what so far, with the price of one turn more. */
class Board {
  readonly #problem: Problem;
  readonly #price: ReturnType<typeof dayPricer>;
  readonly #turns: Assignment;
  readonly #days: number[][][];
  readonly #left: number[];
  readonly #classLeft: (number[] | null)[];
  readonly #limitsAt = new Map<string, { limit: SlotLimit; present: { count: number } }[]>();
  readonly #fixedHoles: number[][];

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#price = dayPricer(problem);
    this.#turns = emptyAssignment(problem);
    this.#fixedHoles = fixedHoles(problem);
    const classes = classCount(problem);
    this.#days = problem.persons.map(() => problem.days.map(() => new Array<number>(classes).fill(0)));
    this.#left = problem.persons.map((person) => person.maxLoad);
    this.#classLeft = problem.persons.map((person) => person.classLoads && [...person.classLoads]);
    for (const limit of slotLimits(problem)) {
      const present = { count: 0 };
      for (const person of limit.members) {
        const key = `${limit.day}.${limit.slot}.${person}`;
        this.#limitsAt.set(key, [...(this.#limitsAt.get(key) ?? []), { limit, present }]);
      }
    }
  }

  assignment(): Assignment {
    return this.#turns.map((day) =>
      day.map((slot) => slot.map((persons) => [...persons].sort((a, b) => a - b))),
    );
  }

  left(person: number): number {
    return this.#left[person]!;
  }

  filled(day: number, slot: number, c: number): number {
    return this.#turns[day]![slot]![c]!.length;
  }

  /** What one hole less saves in a slot. */
  holeSaving(day: number, slot: number): number {
    const lines = this.#problem.days[day]!.slots[slot]!.lines;
    const holes = lines - this.#turns[day]![slot]!.reduce((sum, persons) => sum + persons.length, 0);
    const fixed = this.#fixedHoles[day]![slot]!;
    const price = (count: number) => holeCost(this.#problem, day, slot, fixed, count);
    return holes > 0 ? price(holes) - price(holes - 1) : 0;
  }

  /** What one turn more costs, `null` where a hard rule forbids it. */
  costOf(person: number, day: number, slot: number, c: number): number | null {
    const who = this.#problem.persons[person]!;
    const byClass = this.#days[person]![day]!;
    const mask = byClass.reduce((union, part) => union | part, 0);
    const bit = 1 << slot;
    if (mask & bit || (who.busy[day] ?? 0) & bit) return null;
    if (this.#left[person] === 0 || this.#classLeft[person]?.[c] === 0) return null;
    if (countBits(mask) >= who.dailyMax) return null;
    let cost = 0;
    for (const { limit, present } of this.#limitsAt.get(`${day}.${slot}.${person}`) ?? []) {
      if (present.count >= limit.max) return null;
      cost += limit.weight * Math.max(0, present.count + 1 - limit.free);
    }
    const after = byClass.map((part, i) => (i === c ? part | bit : part));
    const price = this.#price(person, day, mask | bit, after);
    if (price === null) return null;
    return cost + price - (this.#price(person, day, mask, byClass) ?? 0);
  }

  /** Places a turn if the line is free and no hard rule forbids it. */
  place(person: number, day: number, slot: number, c: number): boolean {
    const lines = demandOf(this.#problem, this.#problem.days[day]!.slots[slot]!)[c]!;
    if (this.filled(day, slot, c) >= lines || this.costOf(person, day, slot, c) === null) return false;
    this.#turns[day]![slot]![c]!.push(person);
    this.#days[person]![day]![c]! |= 1 << slot;
    this.#left[person]!--;
    const byClass = this.#classLeft[person];
    if (byClass) byClass[c]!--;
    for (const { present } of this.#limitsAt.get(`${day}.${slot}.${person}`) ?? []) present.count++;
    return true;
  }
}
