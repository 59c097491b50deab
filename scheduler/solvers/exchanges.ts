import { findRings, type MoveGraph, makeMoveGraph } from './find-rings.ts';
import type { Step, WeekBoard } from './week-board.ts';

const HOLE = -1;
const NOBODY = -2;
const EPSILON = 1e-9;

/**
 * Better timetables by exchange: occupants of cells, holes among them, move round in a ring, each to the place of
 * the next. Prices of single moves make a graph of cells and the world outside, in which every ring that saves
 * something is a negative cycle; what a ring really saves is found by making it.
 */
export class Exchanges {
  readonly #board: WeekBoard;
  readonly #order: readonly number[];
  readonly #persons: number;
  /** Cells, and as the last node the world outside. */
  readonly #nodes: number;
  /** The price of the cheapest move from a node to another, and who makes it. */
  readonly #graph: MoveGraph;
  readonly #who: Int32Array;
  /** Whether each person attends each cell, and what coming to it or leaving it costs. */
  readonly #attends: Uint8Array;
  readonly #coming: Float64Array;
  readonly #leaving: Float64Array;
  /** Persons by the node from which they can move. */
  readonly #present: number[][];
  /** Persons whose moves have other prices than the graph says. */
  readonly #stale: Uint8Array;
  #areAllStale = true;
  /** Since rounds began: what they cost. */
  #pricedMoves = 0;
  #isSettled = false;
  /** Moves of rings that saved nothing. */
  readonly #struck: Uint8Array;

  /** Ties between persons go to the first in the order. */
  constructor(board: WeekBoard, order: readonly number[]) {
    this.#board = board;
    this.#order = order;
    this.#nodes = board.cells.length + 1;
    this.#graph = makeMoveGraph(this.#nodes);
    this.#who = new Int32Array(this.#nodes ** 2).fill(NOBODY);
    this.#present = Array.from({ length: this.#nodes }, () => []);
    this.#struck = new Uint8Array(this.#nodes ** 2);
    const persons = board.problem.persons.length;
    this.#persons = persons;
    this.#attends = new Uint8Array(persons * this.#nodes);
    this.#coming = new Float64Array(persons * this.#nodes);
    this.#leaving = new Float64Array(persons * this.#nodes);
    this.#stale = new Uint8Array(persons);
  }

  /** To be called after somebody else has moved persons on the board. */
  forget(persons: Iterable<number>): void {
    for (const person of persons) this.#stale[person] = 1;
    for (let at = 0; at < this.#who.length; at++) if (this.#who[at] === HOLE) this.#strike(at);
  }

  /**
   * Makes all rings that save something, as long as some are found; answers with what they saved (below 0). Rounds end
   * early once so many moves have been priced.
   */
  improve(isEnded: () => boolean = () => false, mostMoves = Number.POSITIVE_INFINITY): number {
    let saved = 0;
    this.#pricedMoves = 0;
    this.#isSettled = false;
    while (!this.#isSettled && !isEnded() && this.#pricedMoves < mostMoves) {
      this.#priceMoves();
      const found = this.#makeRings();
      this.#isSettled = found === 0;
      saved += found;
    }
    return saved;
  }

  /** The last search came to its own end: no ring saves anything. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /**
   * What a turn in each cell is worth where no ring saves anything: no move costs less than the difference between
   * the worths of its cells.
   */
  worths(): Float64Array {
    this.#priceMoves();
    // Rings that are left save nothing, whatever their moves promise.
    for (let rings = findRings(this.#graph); rings.length > 0; rings = findRings(this.#graph)) {
      for (const ring of rings) this.#strikeOff(ring);
    }
    const outside = this.#nodes - 1;
    const { distance } = this.#graph;
    return distance.slice(0, outside).map((there) => there - distance[outside]!);
  }

  #priceMoves(): void {
    const size = this.#nodes;
    const outside = size - 1;
    const stale = this.#stale;
    if (this.#areAllStale) stale.fill(1);
    for (const person of this.#order) if (stale[person] === 1) this.#priceTurns(person);
    this.#listPresent();
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) {
        const at = from * size + to;
        const who = this.#who[at]!;
        // Moves that were struck off count again.
        if (this.#struck[at] === 1 || (who >= 0 && stale[who] === 1)) this.#offerAnew(from, to);
      }
      if (!this.#areAllStale) this.#offerHoles(from);
    }
    this.#struck.fill(0);
    for (let from = 0; from < size; from++) {
      for (const person of this.#present[from]!) {
        if (stale[person] === 0) continue;
        this.#pricedMoves += outside;
        for (let to = 0; to < outside; to++) this.#offer(from, to, this.#movePrice(person, from, to), person);
        if (from !== outside)
          this.#offer(from, outside, this.#leaving[from * this.#persons + person]!, person);
      }
      if (this.#areAllStale) this.#offerHoles(from);
    }
    stale.fill(0);
    this.#areAllStale = false;
  }

  /** Who can move from each node: those who are there, and outside those who have turns left. */
  #listPresent(): void {
    const outside = this.#nodes - 1;
    for (const present of this.#present) present.length = 0;
    for (const person of this.#order) {
      for (let cell = 0; cell < outside; cell++) {
        if (this.#attends[cell * this.#persons + person] === 1) this.#present[cell]!.push(person);
      }
      if (this.#board.left[person]! > 0) this.#present[outside]!.push(person);
    }
  }

  #offerHoles(from: number): void {
    const board = this.#board;
    const outside = this.#nodes - 1;
    if (from === outside) {
      for (let to = 0; to < outside; to++) this.#offer(outside, to, board.holeChange(to, 1), HOLE);
    } else if (board.hasHole(from)) {
      this.#offer(from, outside, board.holeChange(from, -1), HOLE);
      const { day, slot, lineClass } = board.cells[from]!;
      for (let c = 0; c < board.classes; c++) {
        const to = c === lineClass ? -1 : board.cellOf(day, slot, c);
        if (to >= 0) this.#offer(from, to, 0, HOLE);
      }
    }
  }

  #offer(from: number, to: number, price: number, who: number): void {
    const at = from * this.#nodes + to;
    if (price >= this.#graph.price[at]! - EPSILON) return;
    this.#graph.price[at] = price;
    this.#who[at] = who;
  }

  /** What it costs a person to come to each cell, and to leave it. */
  #priceTurns(person: number): void {
    const board = this.#board;
    for (let i = 0; i < this.#nodes - 1; i++) {
      const attends = board.attends(person, i);
      const at = i * this.#persons + person;
      this.#attends[at] = attends ? 1 : 0;
      this.#coming[at] = attends ? Number.POSITIVE_INFINITY : board.comingPrice(person, i);
      this.#leaving[at] = attends ? board.leavingPrice(person, i) : Number.POSITIVE_INFINITY;
    }
  }

  /** What it costs that a person leaves one cell for another; Infinity where it cannot be. */
  #movePrice(person: number, from: number, to: number): number {
    const board = this.#board;
    const coming = this.#coming[to * this.#persons + person]!;
    if (from === this.#nodes - 1) {
      return coming !== Number.POSITIVE_INFINITY && board.left[person]! > 0 && board.takesClass(person, to)
        ? coming
        : Number.POSITIVE_INFINITY;
    }
    const there = board.cells[to]!;
    const here = board.cells[from]!;
    if (there.lineClass !== here.lineClass && !board.takesClass(person, to)) return Number.POSITIVE_INFINITY;
    // Leaving may be forbidden by itself: then it stays so.
    return there.day === here.day
      ? board.shiftingPrice(person, from, to)
      : coming + this.#leaving[from * this.#persons + person]!;
  }

  /** Makes rings that the prices of moves promise to save something; answers with what they really saved. */
  #makeRings(): number {
    let saved = 0;
    for (;;) {
      const rings = findRings(this.#graph);
      if (rings.length === 0) return saved;
      for (const ring of rings) {
        const steps = this.#stepsOf(ring);
        const change = steps && this.#board.tryAll(steps, -EPSILON);
        if (change === null) this.#strikeOff(ring);
        else {
          saved += change;
          this.#markStale(steps!);
        }
      }
    }
  }

  /** A ring whose moves do not do together what they promise one by one. */
  #strikeOff(ring: readonly number[]): void {
    ring.forEach((to, i) => {
      this.#strike(ring[(i + ring.length - 1) % ring.length]! * this.#nodes + to);
    });
  }

  #strike(at: number): void {
    this.#graph.price[at] = Number.POSITIVE_INFINITY;
    this.#struck[at] = 1;
  }

  /** Holes of a cell's slot have other prices now. */
  #strikeHoles(cell: number): void {
    const board = this.#board;
    const outside = this.#nodes - 1;
    const { day, slot } = board.cells[cell]!;
    for (let c = 0; c < board.classes; c++) {
      const other = board.cellOf(day, slot, c);
      if (other < 0) continue;
      for (const at of [outside * this.#nodes + other, other * this.#nodes + outside]) {
        if (this.#who[at] === HOLE) this.#strike(at);
      }
    }
  }

  /** Those who moved, and those who share a limit with them, have other prices now. */
  #markStale(steps: readonly Step[]): void {
    for (const { person, cell } of steps) {
      this.#stale[person] = 1;
      this.#strikeHoles(cell);
      for (const mate of this.#board.limits.matesOf(person, this.#board.cells[cell]!.place))
        this.#stale[mate] = 1;
    }
    const size = this.#nodes;
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) {
        const who = this.#who[from * size + to]!;
        if (who >= 0 && this.#stale[who] === 1) this.#strike(from * size + to);
      }
    }
  }

  /** The cheapest move between two nodes of those whose prices hold. */
  #offerAnew(from: number, to: number): void {
    const at = from * this.#nodes + to;
    const outside = this.#nodes - 1;
    this.#graph.price[at] = Number.POSITIVE_INFINITY;
    this.#who[at] = NOBODY;
    for (const person of this.#present[from]!) {
      if (this.#stale[person] === 1) continue;
      this.#pricedMoves++;
      const price =
        to === outside ? this.#leaving[from * this.#persons + person]! : this.#movePrice(person, from, to);
      this.#offer(from, to, price, person);
    }
  }

  /** The moves of a ring; `null` if one of them is no more. */
  #stepsOf(ring: readonly number[]): Step[] | null {
    const outside = this.#nodes - 1;
    const steps: Step[] = [];
    for (const [i, to] of ring.entries()) {
      const from = ring[(i + ring.length - 1) % ring.length]!;
      const person = this.#who[from * this.#nodes + to]!;
      if (person === NOBODY) return null;
      if (person === HOLE) continue;
      if (from !== outside) steps.push({ person, cell: from, comes: false });
      if (to !== outside) steps.push({ person, cell: to, comes: true });
    }
    return steps;
  }
}
