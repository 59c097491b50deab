import { fixedHoles, holeCost, slotLimits } from '../evaluate.ts';
import { type Assignment, classCount, demandOf, emptyAssignment, type Problem } from '../problem.ts';
import type { SlotLimit } from '../rules/rule.ts';
import { type DayPrices, makeDayPrices } from './day-prices.ts';

/** A place for turns: a slot's lines of one class. */
export interface Cell {
  day: number;
  slot: number;
  lineClass: number;
  lines: number;
}

/** More turns than there are. */
const UNLIMITED = 2 ** 30;

/** Somebody comes to a cell or leaves it. */
export interface Step {
  person: number;
  cell: number;
  comes: boolean;
}

/**
 * Who attends what, with the exact price of any change: what the searches for better timetables play on. It starts
 * empty; hard rules are kept by refusing changes that break them, but for those whose breach has a price.
 */
export class WeekBoard {
  readonly problem: Problem;
  readonly cells: Cell[] = [];
  readonly classes: number;
  /** Per person and day: slots worked, and those of each class. */
  readonly masks: Int32Array;
  readonly classMasks: Int32Array;
  /** Turns that each person can still take, in all and of each class. */
  readonly left: Int32Array;
  readonly classLeft: Int32Array;
  /** Persons in each cell, and holes in each slot. */
  readonly filled: Int32Array;
  readonly holes: Int32Array;
  readonly prices: DayPrices;
  readonly #cellAt: Int32Array;
  readonly #slotStart: number[] = [];
  readonly #holeCosts: Float64Array[] = [];
  readonly #limits: SlotLimit[];
  readonly #present: Int32Array;
  /** The limits in which a person counts, by person and slot. */
  readonly #limitsAt: (number[] | undefined)[];
  readonly #slots: number;

  constructor(problem: Problem, prices: DayPrices = makeDayPrices(problem)) {
    this.problem = problem;
    this.prices = prices;
    this.classes = classCount(problem);
    const days = problem.days.length;
    const persons = problem.persons.length;
    let slots = 0;
    for (const day of problem.days) {
      this.#slotStart.push(slots);
      slots += day.slots.length;
    }
    this.#slots = slots;
    this.#cellAt = new Int32Array(slots * this.classes).fill(-1);
    const fixed = fixedHoles(problem);
    const holes: number[] = [];
    problem.days.forEach((day, d) => {
      day.slots.forEach((slot, h) => {
        demandOf(problem, slot).forEach((lines, lineClass) => {
          if (lines === 0) return;
          this.#cellAt[(this.#slotStart[d]! + h) * this.classes + lineClass] = this.cells.length;
          this.cells.push({ day: d, slot: h, lineClass, lines });
        });
        const lines = demandOf(problem, slot).reduce((sum, count) => sum + count, 0);
        holes.push(lines);
        const cost = (k: number) => holeCost(problem, d, h, fixed[d]![h]!, k);
        this.#holeCosts.push(Float64Array.from({ length: lines + 1 }, (_, k) => cost(k)));
      });
    });
    this.holes = Int32Array.from(holes);
    this.filled = new Int32Array(this.cells.length);
    this.masks = new Int32Array(persons * days);
    this.classMasks = new Int32Array(persons * days * this.classes);
    this.left = Int32Array.from(problem.persons, (person) => person.maxLoad);
    this.classLeft = new Int32Array(persons * this.classes).fill(UNLIMITED);
    problem.persons.forEach((person, p) => {
      person.classLoads?.forEach((load, c) => {
        this.classLeft[p * this.classes + c] = load;
      });
    });
    this.#limits = slotLimits(problem);
    this.#limitsAt = new Array<number[] | undefined>(this.#limits.length > 0 ? persons * slots : 0);
    this.#present = new Int32Array(this.#limits.length);
    this.#limits.forEach((limit, l) => {
      const slot = this.#slotStart[limit.day]! + limit.slot;
      for (const person of limit.members) {
        const at = person * slots + slot;
        this.#limitsAt[at] ??= [];
        this.#limitsAt[at].push(l);
      }
    });
  }

  cellOf(day: number, slot: number, lineClass: number): number {
    return this.#cellAt[(this.#slotStart[day]! + slot) * this.classes + lineClass]!;
  }

  slotOf(cell: number): number {
    const { day, slot } = this.cells[cell]!;
    return this.#slotStart[day]! + slot;
  }

  /** What one hole more costs in the slot of a cell, or one less. */
  holeChange(cell: number, more: 1 | -1): number {
    const slot = this.slotOf(cell);
    const holes = this.holes[slot]!;
    const costs = this.#holeCosts[slot]!;
    return (costs[holes + more] ?? Number.POSITIVE_INFINITY) - costs[holes]!;
  }

  hasHole(cell: number): boolean {
    return this.filled[cell]! < this.cells[cell]!.lines;
  }

  attends(person: number, cell: number): boolean {
    const { day, slot, lineClass } = this.cells[cell]!;
    const key = (person * this.problem.days.length + day) * this.classes + lineClass;
    return ((this.classMasks[key]! >> slot) & 1) === 1;
  }

  /** Whether a person may take one turn more of a cell's class of lines. */
  takesClass(person: number, cell: number): boolean {
    return this.classLeft[person * this.classes + this.cells[cell]!.lineClass]! > 0;
  }

  /** What a person's turn more in a cell costs, holes and loads aside; Infinity where a hard rule forbids it. */
  comingPrice(person: number, cell: number): number {
    const { day, slot } = this.cells[cell]!;
    const mask = this.masks[person * this.problem.days.length + day]!;
    if ((mask >> slot) & 1) return Number.POSITIVE_INFINITY;
    if (this.prices.byClass && !this.#fitsClassesWith(person, cell)) return Number.POSITIVE_INFINITY;
    const price =
      this.prices.priceOf(person, day, mask | (1 << slot)) - this.prices.priceOf(person, day, mask);
    return price + this.#limitChange(person, this.slotOf(cell), 1);
  }

  leavingPrice(person: number, cell: number): number {
    const { day, slot } = this.cells[cell]!;
    const mask = this.masks[person * this.problem.days.length + day]!;
    const price =
      this.prices.priceOf(person, day, mask & ~(1 << slot)) - this.prices.priceOf(person, day, mask);
    return price + this.#limitChange(person, this.slotOf(cell), -1);
  }

  /** What it costs to leave one cell for another of the same day. */
  shiftingPrice(person: number, from: number, to: number): number {
    const there = this.cells[to]!;
    const here = this.cells[from]!;
    if (there.slot === here.slot) return 0;
    const mask = this.masks[person * this.problem.days.length + here.day]!;
    if ((mask >> there.slot) & 1) return Number.POSITIVE_INFINITY;
    const after = (mask & ~(1 << here.slot)) | (1 << there.slot);
    const price = this.prices.priceOf(person, here.day, after) - this.prices.priceOf(person, here.day, mask);
    return (
      price + this.#limitChange(person, this.slotOf(from), -1) + this.#limitChange(person, this.slotOf(to), 1)
    );
  }

  /** Those for whom a limit has another price, now that a person came to a cell or left it. */
  matesIn(person: number, cell: number): number[] {
    const limits = this.#limitsAt[person * this.#slots + this.slotOf(cell)];
    if (!limits) return [];
    return limits.flatMap((l) => {
      const { members, free, max } = this.#limits[l]!;
      return this.#present[l]! + 1 < Math.min(free, max) ? [] : members;
    });
  }

  #limitChange(person: number, slot: number, more: 1 | -1): number {
    const limits = this.#limitsAt[person * this.#slots + slot];
    if (!limits) return 0;
    let change = 0;
    for (const l of limits) {
      const { free, max, weight } = this.#limits[l]!;
      const count = this.#present[l]!;
      if (more === -1) change -= weight * Math.max(0, count - free);
      else if (count >= max) return Number.POSITIVE_INFINITY;
      else change += weight * Math.max(0, count + 1 - free);
    }
    return change;
  }

  /**
   * Makes some steps together, and answers with what they cost; if a hard rule forbids where they lead, or they cost
   * more than `most`, nothing changes and the answer is `null`.
   */
  tryAll(steps: readonly Step[], most: number): number | null {
    let change = 0;
    const touched: number[] = [];
    const days = this.problem.days.length;
    for (const { person, cell } of steps) {
      const key = person * days + this.cells[cell]!.day;
      if (touched.includes(key)) continue;
      touched.push(key);
      change -= this.prices.priceOf(person, key % days, this.masks[key]!);
    }
    const slots: number[] = [];
    for (const { cell } of steps) {
      const slot = this.slotOf(cell);
      if (slots.includes(slot)) continue;
      slots.push(slot);
      change -= this.#holeCosts[slot]![this.holes[slot]!]!;
    }
    const done: Step[] = [];
    let isFine = true;
    for (const comes of [false, true]) {
      for (const step of steps) {
        if (step.comes !== comes || !isFine) continue;
        const cost = this.#make(step);
        if (cost === null) isFine = false;
        else {
          change += cost;
          done.push(step);
        }
      }
    }
    if (isFine) {
      for (const key of touched) {
        const person = Math.floor(key / days);
        change += this.prices.priceOf(person, key % days, this.masks[key]!);
        if (this.prices.byClass && !this.#fitsClasses(person, key)) isFine = false;
      }
      for (const slot of slots) change += this.#holeCosts[slot]![this.holes[slot]!]!;
    }
    if (isFine && change <= most && change < Number.POSITIVE_INFINITY) return change;
    for (const step of done.reverse()) this.#undo(step);
    return null;
  }

  /** How many of its members attend each limit's slot, in the order of `slotLimits`. */
  get present(): Readonly<Int32Array> {
    return this.#present;
  }

  /** Everything that changes, to come back to. */
  save(): Int32Array[] {
    return this.#state().map((values) => values.slice());
  }

  restore(saved: readonly Int32Array[]): void {
    this.#state().forEach((values, i) => void values.set(saved[i]!));
  }

  #state(): Int32Array[] {
    return [this.masks, this.classMasks, this.left, this.classLeft, this.filled, this.holes, this.#present];
  }

  assignment(): Assignment {
    const assignment = emptyAssignment(this.problem);
    const days = this.problem.days.length;
    this.problem.persons.forEach((_, p) => {
      for (let d = 0; d < days; d++) {
        for (let c = 0; c < this.classes; c++) {
          const mask = this.classMasks[(p * days + d) * this.classes + c]!;
          for (let slot = 0; mask >>> slot !== 0; slot++)
            if ((mask >>> slot) & 1) assignment[d]![slot]![c]!.push(p);
        }
      }
    });
    return assignment;
  }

  /** Takes up an assignment that keeps every hard rule. */
  fill(assignment: Assignment): void {
    assignment.forEach((day, d) => {
      day.forEach((slot, h) => {
        slot.forEach((persons, c) => {
          for (const person of persons) this.#make({ person, cell: this.cellOf(d, h, c), comes: true });
        });
      });
    });
  }

  /** One step, its day's price and its holes aside; `null` if it cannot be made. */
  #make({ person, cell, comes }: Step): number | null {
    const { day, slot, lineClass, lines } = this.cells[cell]!;
    const key = person * this.problem.days.length + day;
    const bit = 1 << slot;
    const at = this.slotOf(cell);
    if (comes) {
      if (this.masks[key]! & bit || this.filled[cell]! >= lines) return null;
      if (this.left[person]! <= 0 || this.classLeft[person * this.classes + lineClass]! <= 0) return null;
    }
    const cost = this.#limitChange(person, at, comes ? 1 : -1);
    if (cost === Number.POSITIVE_INFINITY) return null;
    this.#count(person, cell, key, bit, comes);
    return cost;
  }

  #undo({ person, cell, comes }: Step): void {
    const { day, slot } = this.cells[cell]!;
    this.#count(person, cell, person * this.problem.days.length + day, 1 << slot, !comes);
  }

  #count(person: number, cell: number, key: number, bit: number, comes: boolean): void {
    const { lineClass } = this.cells[cell]!;
    const one = comes ? 1 : -1;
    this.masks[key]! ^= bit;
    this.classMasks[key * this.classes + lineClass]! ^= bit;
    this.left[person]! -= one;
    this.classLeft[person * this.classes + lineClass]! -= one;
    this.filled[cell]! += one;
    const slot = this.slotOf(cell);
    this.holes[slot]! -= one;
    for (const l of this.#limitsAt[person * this.#slots + slot] ?? []) this.#present[l]! += one;
  }

  #fitsClassesWith(person: number, cell: number): boolean {
    const { day, slot, lineClass } = this.cells[cell]!;
    const key = person * this.problem.days.length + day;
    const at = key * this.classes + lineClass;
    this.classMasks[at]! |= 1 << slot;
    const fits = this.#fitsClasses(person, key);
    this.classMasks[at]! &= ~(1 << slot);
    return fits;
  }

  #fitsClasses(person: number, key: number): boolean {
    const byClass = Array.from({ length: this.classes }, (_, c) => this.classMasks[key * this.classes + c]!);
    return this.prices.fitsClasses(person, key % this.problem.days.length, byClass);
  }
}
