import type { Pricing } from '../pricing.ts';
import type { Assignment, Problem } from '../problem.ts';
import { assignmentOfColumns, type ColumnPool, masterColumn, type PoolColumn } from './column-pool.ts';
import type { LinearSolver, MasterColumn, MasterSolution } from './master.ts';
import type { RowLayout } from './row-layout.ts';

export interface RoundingContext {
  problem: Problem;
  layout: RowLayout;
  pricing: Pricing;
  pool: ColumnPool;
  /** The columns of holes and limits. */
  steps: readonly MasterColumn[];
  solver: LinearSolver;
  /** Where each column of the pool stands in the solution. */
  masterIndex: readonly number[];
}

export interface Rounding {
  /** Which person-days are decided anew: those undecided, all of such persons, all of such days, or all. */
  free: 'undecided' | 'persons' | 'days' | 'all';
  seconds: number;
  /** More patterns for the person-days that are decided anew. */
  more: (personDays: ReadonlySet<number>) => PoolColumn[];
  isAllowed: (column: PoolColumn) => boolean;
}

const WHOLE = 1 - 1e-6;

/**
 * A whole timetable near a solved relaxation: what it decides stays, the little that it leaves open is solved in whole
 * numbers. Relaxations of this model leave little open, so this is quick where solving all of it anew is not.
 */
export function roundSolution(
  context: RoundingContext,
  solution: MasterSolution,
  rounding: Rounding,
): Assignment | null {
  const { problem, layout, pricing, pool, masterIndex } = context;
  const settled = new Map<number, PoolColumn>();
  pool.columns.forEach((column, i) => {
    if ((solution.values[masterIndex[i]!] ?? 0) > WHOLE) settled.set(column.personDay, column);
  });
  const free = freeDays(context, settled, rounding.free);
  for (const personDay of free) settled.delete(personDay);

  const columns = new Map<string, PoolColumn>();
  const consider = (column: PoolColumn) => {
    if (free.has(column.personDay) && rounding.isAllowed(column)) {
      columns.set(`${column.personDay} ${column.byClass.join('.')}`, column);
    }
  };
  for (const personDay of free) for (const i of pool.ofDay(personDay)) consider(pool.columns[i]!);
  for (const column of rounding.more(free)) consider(column);
  const open = [...columns.values()];

  const lower = Float64Array.from(layout.lower);
  const upper = Float64Array.from(layout.upper);
  for (const column of settled.values()) {
    const { rows, values } = masterColumn(problem, layout, pricing, column);
    rows.forEach((row, i) => {
      lower[row]! -= values[i]!;
      upper[row]! -= values[i]!;
    });
  }
  const values = context.solver.solveWhole(
    {
      columns: [
        ...open.map((column) => ({ ...masterColumn(problem, layout, pricing, column), whole: true })),
        ...context.steps.map((column) => ({ ...column, whole: false })),
      ],
      lower,
      upper,
    },
    rounding.seconds,
  );
  if (!values) return null;
  const taken = open.filter((_, i) => values[i]! > 0.5);
  return assignmentOfColumns(problem, pricing, [...settled.values(), ...taken]);
}

function freeDays(
  { pricing }: RoundingContext,
  settled: ReadonlyMap<number, PoolColumn>,
  how: Rounding['free'],
): Set<number> {
  const open = pricing.days.map((_, index) => index).filter((index) => !settled.has(index));
  if (how === 'undecided') return new Set(open);
  if (how === 'all') return new Set(pricing.days.keys());
  const of = how === 'persons' ? (i: number) => pricing.days[i]!.person : (i: number) => pricing.days[i]!.day;
  const touched = new Set(open.map(of));
  return new Set([...pricing.days.keys()].filter((index) => touched.has(of(index))));
}
