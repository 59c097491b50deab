import { evaluate } from '../evaluate.ts';
import { type Assignment, type Problem, slotsOf } from '../problem.ts';
import { seededRandom, shuffled } from '../random.ts';
import { assignClasses } from './assign-classes.ts';
import { Exchanges } from './exchanges.ts';
import type { PriceLayout } from './price-layout.ts';
import { type Step, WeekBoard } from './week-board.ts';
import type { WeekDual } from './week-dual.ts';

/** How many persons are taken off a day at once. */
const FEWEST = 2;
const MOST = 6;
/** How many more of them may be such whose week is too dear. */
const MOST_WASTEFUL = 2;
const EPSILON = 1e-6;

/** A timetable that becomes better and better, never worse. */
export class Improver {
  readonly #board: WeekBoard;
  readonly #exchanges: Exchanges;
  readonly #random: () => number;
  readonly #persons: number;
  readonly #days: number;
  #objective: number;
  #aim: { layout: PriceLayout; at: Float64Array; weeks: Float64Array } | null = null;
  /** Persons whose week could be cheaper at the prices aimed at. */
  #wasteful: number[] = [];

  constructor(problem: Problem, assignment: Assignment, seed: number) {
    this.#board = new WeekBoard(problem);
    this.#board.fill(assignment);
    this.#exchanges = new Exchanges(this.#board, shuffled([...problem.persons.keys()], seed));
    this.#random = seededRandom(seed);
    this.#persons = problem.persons.length;
    this.#days = problem.days.length;
    this.#objective = evaluate(problem, this.#board.assignment()).objective;
  }

  /** What the judge will say of it. */
  get objective(): number {
    return this.#objective;
  }

  assignment(): Assignment {
    return this.#board.assignment();
  }

  /**
   * Makes every exchange that saves something, or as many as are found by pricing so many moves. Whether that was all
   * of them.
   */
  settle(isEnded: () => boolean = () => false, mostMoves = Number.POSITIVE_INFINITY): boolean {
    this.#objective += this.#exchanges.improve(isEnded, mostMoves);
    return this.#exchanges.isSettled;
  }

  /** The prices that the exchanges say: often the best there are for the bound. */
  point({ layout }: WeekDual): Float64Array {
    const at = new Float64Array(layout.size);
    const worths = this.#exchanges.worths();
    this.#board.cells.forEach(({ day, slot, lineClass }, i) => {
      at[layout.cell(layout.slotAt(day, slot), lineClass)] = worths[i]!;
    });
    const { limits } = this.#board;
    layout.limits.forEach(({ least }, i) => {
      at[layout.limit(i)] = limits.change(i, least ? 1 : -1) || 0;
    });
    return at;
  }

  /** Shakes where the timetable is dearer than these prices say it must be. */
  aimAt(dual: WeekDual, at: Float64Array): void {
    dual.evaluate(at, new Float64Array(dual.size), new Int32Array(dual.choices));
    this.#aim = { layout: dual.layout, at: at.slice(), weeks: dual.weeks.slice() };
    this.#findWasteful();
  }

  /** Takes some persons off a day and makes exchanges anew; what is worse is undone. Whether it is better now. */
  shake(isEnded: () => boolean): boolean {
    const turns = this.#chooseTurns();
    if (turns.length === 0) return false;
    return this.#attempt(isEnded, () => this.#board.tryAll(turns));
  }

  /** Tries the timetable that is nearest to what person-days work by share; keeps it if it is not worse. */
  tryShares(dual: WeekDual, shares: Float64Array, isEnded: () => boolean): boolean {
    const { personDays, mostSlots } = dual;
    const board = this.#board;
    const masks = new Int32Array(board.masks.length);
    personDays.forEach(({ person, day }, i) => {
      for (let slot = 0; slot < mostSlots; slot++) {
        if (shares[i * mostSlots + slot]! > 0.5) masks[person * this.#days + day]! |= 1 << slot;
      }
    });
    const byClass = board.classes > 1 ? assignClasses(board, masks) : null;
    return this.#attempt(isEnded, () => {
      let change = 0;
      const tryAll = (steps: Step[]) => {
        change += board.tryAll(steps) ?? 0;
      };
      for (const { person, day } of personDays) tryAll(this.#turnsOf(person, day));
      for (const { person, day } of personDays) {
        const key = person * this.#days + day;
        const cells = byClass?.[key] ?? this.#roomFor(day, masks[key]!);
        tryAll(cells.map((cell) => ({ person, cell, comes: true })));
      }
      return change;
    });
  }

  #attempt(isEnded: () => boolean, change: () => number | null): boolean {
    const saved = this.#board.save();
    const before = this.#board.masks.slice();
    const classesBefore = this.#board.classMasks.slice();
    const removed = change();
    if (removed === null) return false;
    this.#exchanges.forget(this.#moved(before, classesBefore));
    const gained = removed + this.#exchanges.improve(isEnded);
    if (gained > EPSILON || isEnded()) {
      const moved = this.#moved(before, classesBefore);
      this.#board.restore(saved);
      this.#exchanges.forget(moved);
      return false;
    }
    this.#findWasteful();
    if (gained > -EPSILON) return false;
    this.#objective += gained;
    return true;
  }

  #moved(masks: Int32Array, classMasks: Int32Array): Set<number> {
    const moved = new Set<number>();
    masks.forEach((mask, i) => {
      if (mask !== this.#board.masks[i]) moved.add(Math.floor(i / this.#days));
    });
    const { classes } = this.#board;
    classMasks.forEach((mask, i) => {
      if (mask !== this.#board.classMasks[i]) moved.add(Math.floor(i / this.#days / classes));
    });
    return moved;
  }

  /** All turns that a few persons have on one day: of some whose week is too dear, and of others. */
  #chooseTurns(): Step[] {
    const pick = (count: number) => Math.floor(this.#random() * count);
    const take = (from: number[]) => from.splice(pick(from.length), 1)[0]!;
    const worksOn = (person: number, day: number) => this.#board.masks[person * this.#days + day] !== 0;
    const first =
      this.#wasteful.length > 0 ? this.#wasteful[pick(this.#wasteful.length)]! : pick(this.#persons);
    const own = [...Array(this.#days).keys()].filter((day) => worksOn(first, day));
    const day = own.length > 0 ? take(own) : pick(this.#days);
    const here = [...Array(this.#persons).keys()].filter((person) => worksOn(person, day));
    const wasteful = this.#wasteful.filter((person) => person !== first && worksOn(person, day));
    const chosen = new Set(worksOn(first, day) ? [first] : []);
    for (let more = MOST_WASTEFUL; more > 0 && wasteful.length > 0; more--) chosen.add(take(wasteful));
    const count = FEWEST + pick(MOST - FEWEST + 1);
    while (chosen.size < count && here.length > 0) chosen.add(take(here));
    return [...chosen].flatMap((person) => this.#turnsOf(person, day));
  }

  #turnsOf(person: number, day: number): Step[] {
    return this.#board.cellsOn(person, day).map((cell) => ({ person, cell, comes: false }));
  }

  /** As many cells for the slots of a day as have room. */
  #roomFor(day: number, mask: number): number[] {
    return slotsOf(mask).flatMap((slot) => {
      for (let c = 0; c < this.#board.classes; c++) {
        const cell = this.#board.cellOf(day, slot, c);
        if (cell >= 0 && this.#board.hasHole(cell)) return [cell];
      }
      return [];
    });
  }

  #findWasteful(): void {
    if (!this.#aim) return;
    const { layout, at, weeks } = this.#aim;
    const board = this.#board;
    this.#wasteful = [];
    for (let person = 0; person < this.#persons; person++) {
      let price = 0;
      for (let day = 0; day < this.#days; day++) {
        price += board.dayPrice(person, day);
        for (const cell of board.cellsOn(person, day)) {
          const { slot, lineClass } = board.cells[cell]!;
          const place = layout.slotAt(day, slot);
          price -= layout.classWorth(at, person, place, lineClass);
          price -= layout.limitWorth(at, person, place);
        }
      }
      if (price > weeks[person]! + EPSILON) this.#wasteful.push(person);
    }
  }
}
