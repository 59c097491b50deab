import { type Assignment, classCount, demandOf, emptyAssignment, type Problem, slotsOf } from '../problem.ts';
import { fixedHoles, holeCost } from '../slot-prices.ts';
import { makeDayPrices } from './day-prices.ts';
import { LimitCounts } from './limit-counts.ts';

/** A place for turns: a slot's lines of one class. */
export interface Cell {
  day: number;
  slot: number;
  lineClass: number;
  lines: number;
  /** The place of its slot among all slots of the week. */
  place: number;
}

/** Somebody comes to a cell or leaves it. */
export interface Step {
  person: number;
  cell: number;
  comes: boolean;
}

/** More turns than there are. */
const UNLIMITED = 2 ** 30;

/**
 * Who attends what, with the exact price of any change: what the searches for better timetables play on. It starts
 * empty; hard rules are kept by refusing changes that break them, but for those whose breach has a price.
 */
export class WeekBoard {
  readonly problem: Problem;
  readonly classes: number;
  readonly cells: Cell[] = [];
  /** Slots worked, by person and day, and those of each class. */
  readonly masks: Int32Array;
  readonly classMasks: Int32Array;
  /** Turns that each person can still take, in all and of each class. */
  readonly left: Int32Array;
  readonly classLeft: Int32Array;
  readonly limits: LimitCounts;
  /** Persons in each cell, and holes in each slot. */
  readonly #filled: Int32Array;
  readonly #holes: Int32Array;
  readonly #holeCosts: Float64Array[] = [];
  readonly #prices: ReturnType<typeof makeDayPrices>;
  /** Price of each person's day as it is; NaN where it is to be found anew. */
  readonly #dayPrices: Float64Array;
  readonly #days: number;
  /** Index of each cell by place and class, -1 where no line is asked for. */
  readonly #cellAt: number[] = [];
  readonly #starts: number[] = [];

  constructor(problem: Problem) {
    this.problem = problem;
    this.classes = classCount(problem);
    this.#days = problem.days.length;
    this.#prices = makeDayPrices(problem);
    const persons = problem.persons.length;
    const fixed = fixedHoles(problem);
    const holes: number[] = [];
    problem.days.forEach((day, d) => {
      this.#starts.push(holes.length);
      day.slots.forEach((slot, h) => {
        const demand = demandOf(problem, slot);
        demand.forEach((lines, lineClass) => {
          this.#cellAt.push(lines > 0 ? this.cells.length : -1);
          if (lines > 0) this.cells.push({ day: d, slot: h, lineClass, lines, place: holes.length });
        });
        const lines = demand.reduce((sum, count) => sum + count, 0);
        const cost = (k: number) => holeCost(problem, d, h, fixed[d]![h]!, k);
        this.#holeCosts.push(Float64Array.from({ length: lines + 1 }, (_, k) => cost(k)));
        holes.push(lines);
      });
    });
    this.#holes = Int32Array.from(holes);
    this.#filled = new Int32Array(this.cells.length);
    this.masks = new Int32Array(persons * this.#days);
    this.#dayPrices = new Float64Array(persons * this.#days).fill(Number.NaN);
    this.classMasks = new Int32Array(persons * this.#days * this.classes);
    this.left = Int32Array.from(problem.persons, (person) => person.maxLoad);
    this.classLeft = Int32Array.from({ length: persons * this.classes }, (_, i) => {
      const { classLoads } = problem.persons[Math.floor(i / this.classes)]!;
      return classLoads?.[i % this.classes] ?? UNLIMITED;
    });
    this.limits = new LimitCounts(problem, holes.length, (day, slot) => this.#starts[day]! + slot);
  }

  cellOf(day: number, slot: number, lineClass: number): number {
    return this.#cellAt[(this.#starts[day]! + slot) * this.classes + lineClass]!;
  }

  hasHole(cell: number): boolean {
    return this.#filled[cell]! < this.cells[cell]!.lines;
  }

  /** What one hole more costs in the slot of a cell, or one less. */
  holeChange(cell: number, more: 1 | -1): number {
    const { place } = this.cells[cell]!;
    const holes = this.#holes[place]!;
    const costs = this.#holeCosts[place]!;
    return (costs[holes + more] ?? Number.POSITIVE_INFINITY) - costs[holes]!;
  }

  attends(person: number, cell: number): boolean {
    const { day, slot, lineClass } = this.cells[cell]!;
    const mask = this.classMasks[(person * this.#days + day) * this.classes + lineClass]!;
    return ((mask >> slot) & 1) === 1;
  }

  /** All cells that a person attends on a day. */
  cellsOn(person: number, day: number): number[] {
    return Array.from({ length: this.classes }, (_, c) => {
      const mask = this.classMasks[(person * this.#days + day) * this.classes + c]!;
      return slotsOf(mask).map((slot) => this.cellOf(day, slot, c));
    }).flat();
  }

  /** Whether a person may take one turn more of a cell's class of lines. */
  takesClass(person: number, cell: number): boolean {
    return this.classLeft[person * this.classes + this.cells[cell]!.lineClass]! > 0;
  }

  /** Price of what a person works on a day, that of the free day taken off. */
  dayPrice(person: number, day: number): number {
    const key = person * this.#days + day;
    const known = this.#dayPrices[key]!;
    if (!Number.isNaN(known)) return known;
    const price = this.#prices.priceOf(person, day, this.masks[key]!);
    this.#dayPrices[key] = price;
    return price;
  }

  /** What a person's turn more in a cell costs, holes and loads aside; Infinity where a hard rule forbids it. */
  comingPrice(person: number, cell: number): number {
    const { day, slot, place } = this.cells[cell]!;
    const mask = this.masks[person * this.#days + day]!;
    if ((mask >> slot) & 1 || !this.#fitsClassesWith(person, cell)) return Number.POSITIVE_INFINITY;
    const price = this.#prices.priceOf(person, day, mask | (1 << slot)) - this.dayPrice(person, day);
    return price + this.limits.changeBy(person, place, 1);
  }

  leavingPrice(person: number, cell: number): number {
    const { day, slot, place } = this.cells[cell]!;
    const mask = this.masks[person * this.#days + day]!;
    const price = this.#prices.priceOf(person, day, mask & ~(1 << slot)) - this.dayPrice(person, day);
    return price + this.limits.changeBy(person, place, -1);
  }

  /** What it costs to leave one cell for another of the same day. */
  shiftingPrice(person: number, from: number, to: number): number {
    const here = this.cells[from]!;
    const there = this.cells[to]!;
    if (there.slot === here.slot) return 0;
    const mask = this.masks[person * this.#days + here.day]!;
    if ((mask >> there.slot) & 1) return Number.POSITIVE_INFINITY;
    const after = (mask & ~(1 << here.slot)) | (1 << there.slot);
    const price = this.#prices.priceOf(person, here.day, after) - this.dayPrice(person, here.day);
    return (
      price + this.limits.changeBy(person, here.place, -1) + this.limits.changeBy(person, there.place, 1)
    );
  }

  /**
   * Makes some steps together, and answers with what they cost; if a hard rule forbids where they lead, or they cost
   * more than `most`, nothing changes and the answer is `null`.
   */
  tryAll(steps: readonly Step[], most = Number.MAX_VALUE): number | null {
    const keys = new Set<number>();
    const places = new Set<number>();
    for (const { person, cell } of steps) {
      keys.add(person * this.#days + this.cells[cell]!.day);
      places.add(this.cells[cell]!.place);
    }
    let change = -this.#costOf(keys, places);
    const made: Step[] = [];
    let isFine = true;
    // Who leaves makes room for who comes.
    for (const comes of [false, true]) {
      for (const step of steps) {
        if (step.comes !== comes || !isFine) continue;
        const cost = this.#make(step);
        isFine = cost < Number.POSITIVE_INFINITY;
        change += cost;
        if (isFine) made.push(step);
      }
    }
    if (isFine) {
      change += this.#costOf(keys, places);
      for (const key of keys) isFine &&= this.#fitsClasses(key);
    }
    if (isFine && change <= most) return change;
    for (const step of made.reverse()) this.#count(step, !step.comes);
    return null;
  }

  /** Takes up an assignment, but for days of people that break a hard rule. */
  fill(assignment: Assignment): void {
    const steps = new Map<number, Step[]>();
    assignment.forEach((day, d) => {
      day.forEach((slot, h) => {
        slot.forEach((persons, c) => {
          for (const person of persons) {
            const key = person * this.#days + d;
            const step = { person, cell: this.cellOf(d, h, c), comes: true };
            if (step.cell >= 0) steps.set(key, [...(steps.get(key) ?? []), step]);
          }
        });
      });
    });
    for (const ofDay of steps.values()) this.tryAll(ofDay);
  }

  assignment(): Assignment {
    const assignment = emptyAssignment(this.problem);
    this.problem.persons.forEach((_, person) => {
      assignment.forEach((slots, day) => {
        for (const cell of this.cellsOn(person, day)) {
          const { slot, lineClass } = this.cells[cell]!;
          slots[slot]![lineClass]!.push(person);
        }
      });
    });
    return assignment;
  }

  /** Everything that changes, to come back to. */
  save(): Int32Array[] {
    return this.#state().map((values) => values.slice());
  }

  restore(saved: readonly Int32Array[]): void {
    this.#state().forEach((values, i) => void values.set(saved[i]!));
    this.#dayPrices.fill(Number.NaN);
  }

  #state(): Int32Array[] {
    const { masks, classMasks, left, classLeft } = this;
    return [masks, classMasks, left, classLeft, this.#filled, this.#holes, this.limits.present];
  }

  #costOf(keys: Iterable<number>, places: Iterable<number>): number {
    let cost = 0;
    for (const key of keys) cost += this.dayPrice(Math.floor(key / this.#days), key % this.#days);
    for (const place of places) cost += this.#holeCosts[place]![this.#holes[place]!]!;
    return cost;
  }

  /** Makes one step; answers with its cost, its day's price and its holes aside, or Infinity if it cannot be made. */
  #make(step: Step): number {
    const { person, cell, comes } = step;
    const { day, slot, place } = this.cells[cell]!;
    if (comes) {
      const isThere = ((this.masks[person * this.#days + day]! >> slot) & 1) === 1;
      const mayCome = this.left[person]! > 0 && this.takesClass(person, cell) && this.hasHole(cell);
      if (isThere || !mayCome) return Number.POSITIVE_INFINITY;
    }
    const cost = this.limits.changeBy(person, place, comes ? 1 : -1);
    if (cost < Number.POSITIVE_INFINITY) this.#count(step, comes);
    return cost;
  }

  #count({ person, cell }: Step, comes: boolean): void {
    const { day, slot, lineClass, place } = this.cells[cell]!;
    const key = person * this.#days + day;
    const one = comes ? 1 : -1;
    this.masks[key]! ^= 1 << slot;
    this.#dayPrices[key] = Number.NaN;
    this.classMasks[key * this.classes + lineClass]! ^= 1 << slot;
    this.left[person]! -= one;
    this.classLeft[person * this.classes + lineClass]! -= one;
    this.#filled[cell]! += one;
    this.#holes[place]! -= one;
    this.limits.count(person, place, one);
  }

  /** Whether rules about classes of lines allow a person-day as it is. */
  #fitsClasses(key: number): boolean {
    if (!this.#prices.byClass) return true;
    const byClass = Array.from(this.classMasks.subarray(key * this.classes, (key + 1) * this.classes));
    return this.#prices.fitsClasses(Math.floor(key / this.#days), key % this.#days, byClass);
  }

  #fitsClassesWith(person: number, cell: number): boolean {
    if (!this.#prices.byClass) return true;
    const { day, slot, lineClass } = this.cells[cell]!;
    const key = person * this.#days + day;
    this.classMasks[key * this.classes + lineClass]! ^= 1 << slot;
    const fits = this.#fitsClasses(key);
    this.classMasks[key * this.classes + lineClass]! ^= 1 << slot;
    return fits;
  }

  /** Whether rules about classes of lines allow that a person's day is divided so. */
  fitsDivided(person: number, day: number, byClass: number[]): boolean {
    return !this.#prices.byClass || this.#prices.fitsClasses(person, day, byClass);
  }
}
