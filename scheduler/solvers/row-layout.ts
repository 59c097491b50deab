import { slotLimits } from '../evaluate.ts';
import type { Prices } from '../prices.ts';
import { classCount, demandOf, type Problem } from '../problem.ts';
import type { SlotLimit } from '../rules/rule.ts';

/**
 * Where each row of the pattern model stands in a master problem: cells by class, holes of a slot (where lines
 * differ), loads, loads by class, limits, person-days.
 */
export interface RowLayout {
  classes: number;
  limits: SlotLimit[];
  count: number;
  cell(day: number, slot: number, c: number): number;
  /** The row that sums the holes of all classes of a slot; the cell's own where there is one class. */
  holes(day: number, slot: number): number;
  load(person: number): number;
  classLoad(person: number, c: number): number;
  limit(index: number): number;
  personDay(index: number): number;
  lower: Float64Array;
  upper: Float64Array;
  /** Limits in which a person counts in a slot. */
  limitsAt(person: number, day: number, slot: number): readonly number[];
  /** The prices that the duals of a solved master are. */
  pricesOf(duals: ArrayLike<number>): Prices;
}

export function layOutRows(problem: Problem, personDays: number): RowLayout {
  const classes = classCount(problem);
  const limits = slotLimits(problem);
  const slotAt: number[][] = [];
  let slots = 0;
  for (const day of problem.days) slotAt.push(day.slots.map(() => slots++));
  const byClass = problem.persons.some((person) => person.classLoads !== null);
  const holeStart = slots * classes;
  const loadStart = holeStart + (classes > 1 ? slots : 0);
  const classStart = loadStart + problem.persons.length;
  const limitStart = classStart + (byClass ? problem.persons.length * classes : 0);
  const dayStart = limitStart + limits.length;
  const count = dayStart + personDays;

  const lower = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const upper = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const cell = (day: number, slot: number, c: number) => slotAt[day]![slot]! * classes + c;
  const holes = (day: number, slot: number) =>
    classes > 1 ? holeStart + slotAt[day]![slot]! : cell(day, slot, 0);
  problem.days.forEach((day, d) => {
    day.slots.forEach((slot, h) => {
      demandOf(problem, slot).forEach((lines, c) => {
        lower[cell(d, h, c)] = upper[cell(d, h, c)] = lines;
      });
      if (classes > 1) lower[holes(d, h)] = upper[holes(d, h)] = 0;
    });
  });
  problem.persons.forEach((person, p) => {
    upper[loadStart + p] = person.maxLoad;
    person.classLoads?.forEach((load, c) => {
      upper[classStart + p * classes + c] = load;
    });
  });
  const limitsOf = new Map<string, number[]>();
  limits.forEach((limit, i) => {
    (limit.least ? lower : upper)[limitStart + i] = limit.free;
    for (const person of limit.members) {
      const key = `${person} ${limit.day} ${limit.slot}`;
      limitsOf.set(key, [...(limitsOf.get(key) ?? []), i]);
    }
  });
  for (let i = dayStart; i < count; i++) upper[i] = 1;

  return {
    classes,
    limits,
    count,
    cell,
    holes,
    load: (person) => loadStart + person,
    classLoad: (person, c) => classStart + person * classes + c,
    limit: (index) => limitStart + index,
    personDay: (index) => dayStart + index,
    lower,
    upper,
    limitsAt: (person, day, slot) => limitsOf.get(`${person} ${day} ${slot}`) ?? [],
    pricesOf: (duals) => ({
      cells: problem.days.map((day, d) =>
        day.slots.map((_, h) => Array.from({ length: classes }, (_, c) => duals[cell(d, h, c)]!)),
      ),
      loads: problem.persons.map((_, p) => Math.min(0, duals[loadStart + p]!)),
      classLoads: byClass
        ? problem.persons.map((_, p) =>
            Array.from({ length: classes }, (_, c) => Math.min(0, duals[classStart + p * classes + c]!)),
          )
        : null,
      limits: limits.map(({ least }, i) => {
        const dual = duals[limitStart + i]!;
        return least ? Math.max(0, dual) : Math.min(0, dual);
      }),
    }),
  };
}
