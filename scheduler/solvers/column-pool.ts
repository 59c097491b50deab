import type { Pricing } from '../pricing.ts';
import { type Assignment, countBits, demandOf, emptyAssignment, type Problem, slotsOf } from '../problem.ts';
import { fixedHoles, holeCost, limitRow } from '../slot-prices.ts';
import type { MasterColumn } from './master.ts';
import type { RowLayout } from './row-layout.ts';

/** A day pattern as a column of the master: whose day, which slots, on which classes of lines. */
export interface PoolColumn {
  /** Index of the person-day in `Pricing.days`. */
  personDay: number;
  mask: number;
  byClass: number[];
  cost: number;
}

/** The columns that the master knows, each once. */
export class ColumnPool {
  readonly columns: PoolColumn[] = [];
  readonly #known = new Map<string, number>();
  readonly #byDay = new Map<number, number[]>();

  /** Adds a column; `null` if it was there. */
  add(column: PoolColumn): number | null {
    const key = `${column.personDay} ${column.byClass.join('.')}`;
    if (this.#known.has(key)) return null;
    const index = this.columns.length;
    this.#known.set(key, index);
    this.columns.push(column);
    const ofDay = this.#byDay.get(column.personDay);
    if (ofDay) ofDay.push(index);
    else this.#byDay.set(column.personDay, [index]);
    return index;
  }

  ofDay(personDay: number): readonly number[] {
    return this.#byDay.get(personDay) ?? [];
  }
}

/** The rows in which a pattern counts, and how much. */
export function masterColumn(
  problem: Problem,
  layout: RowLayout,
  pricing: Pricing,
  column: PoolColumn,
): MasterColumn {
  const { person, day } = pricing.days[column.personDay]!;
  const rows: number[] = [];
  const values: number[] = [];
  const put = (row: number, value: number) => {
    rows.push(row);
    values.push(value);
  };
  column.byClass.forEach((mask, c) => {
    for (const slot of slotsOf(mask)) {
      put(layout.cell(day, slot, c), 1);
      for (const limit of layout.limitsAt(person, day, slot)) put(layout.limit(limit), 1);
    }
    if (problem.persons[person]!.classLoads && mask !== 0) put(layout.classLoad(person, c), countBits(mask));
  });
  put(layout.load(person), countBits(column.mask));
  put(layout.personDay(column.personDay), 1);
  return { cost: column.cost, upper: Number.POSITIVE_INFINITY, rows, values };
}

/**
 * Columns for holes and for the steps of limits. Prices of both rise from step to step, so a relaxation takes the
 * steps in their order; each is at most 1.
 */
export function stepColumns(problem: Problem, layout: RowLayout): MasterColumn[] {
  const columns: MasterColumn[] = [];
  const fixed = fixedHoles(problem);
  problem.days.forEach((day, d) => {
    day.slots.forEach((slot, h) => {
      const cost = (holes: number) => holeCost(problem, d, h, fixed[d]![h]!, holes);
      if (layout.classes > 1) {
        demandOf(problem, slot).forEach((lines, c) => {
          const rows = [layout.cell(d, h, c), layout.holes(d, h)];
          columns.push({ cost: 0, upper: lines, rows, values: [1, -1] });
        });
      }
      // Equal steps next to one another are one wider step.
      let k = 0;
      while (k < slot.lines) {
        const price = cost(k + 1) - cost(k);
        let width = 1;
        while (k + width < slot.lines && cost(k + width + 1) - cost(k + width) === price) width++;
        columns.push({ cost: price, upper: width, rows: [layout.holes(d, h)], values: [1] });
        k += width;
      }
    });
  });
  layout.limits.forEach((limit, i) => {
    const { direction, steps } = limitRow(limit);
    for (const cost of steps) columns.push({ cost, upper: 1, rows: [layout.limit(i)], values: [direction] });
  });
  return columns;
}

/** Who attends if these patterns are taken. */
export function assignmentOfColumns(
  problem: Problem,
  pricing: Pricing,
  taken: Iterable<PoolColumn>,
): Assignment {
  const assignment = emptyAssignment(problem);
  for (const { personDay, byClass } of taken) {
    const { person, day } = pricing.days[personDay]!;
    byClass.forEach((mask, c) => {
      for (const slot of slotsOf(mask)) assignment[day]![slot]![c]!.push(person);
    });
  }
  for (const day of assignment)
    for (const slot of day) for (const persons of slot) persons.sort((a, b) => a - b);
  return assignment;
}
