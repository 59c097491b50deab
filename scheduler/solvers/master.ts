/**
 * What column generation asks of a linear solver: a model that grows, whose columns can be switched on and off, and
 * that can be asked for its relaxation or for whole numbers.
 */
export interface Master {
  /** Adds columns and returns the index of the first. */
  add(columns: readonly MasterColumn[]): number;
  /** Bounds of a column; (0, 0) switches it off, (1, 1) fixes it. */
  bound(column: number, lower: number, upper: number): void;
  /** Bounds of a row. */
  boundRow(row: number, lower: number, upper: number): void;
  /** Solves the relaxation, from where the last one ended; `null`: it has no solution, or the search was ended. */
  relax(): MasterSolution | null;
  dispose(): void;
}

export interface MasterColumn {
  cost: number;
  upper: number;
  rows: readonly number[];
  values: readonly number[];
}

export interface MasterSolution {
  objective: number;
  values: Float64Array;
  duals: Float64Array;
}

/** A small problem in whole numbers: what rounding leaves over. */
export interface WholeProblem {
  columns: readonly (MasterColumn & { whole: boolean })[];
  lower: Float64Array;
  upper: Float64Array;
}

export interface LinearSolver {
  open(lower: Float64Array, upper: Float64Array): Master;
  /** Solves in whole numbers within so many seconds; `null`: no solution was found. */
  solveWhole(problem: WholeProblem, seconds: number): Float64Array | null;
}
