import library from 'highs';
import type { LinearSolver, Master, MasterColumn } from '../master.ts';

// Its types describe the CommonJS build; the ES module that runs exports the loader itself.
const loadHighs = library as unknown as typeof library.default;

/** `LinearSolver` on HiGHS in WebAssembly. `isEnded` is asked now and then; true ends whatever is being solved. */
export async function openHighs(isEnded: () => boolean): Promise<LinearSolver> {
  const highs = await loadHighs();
  const { modelStatus, callbackType } = highs.constants;
  const interrupts = {
    [callbackType.simplexInterrupt]: (event: { interrupt(): void }) => void (isEnded() && event.interrupt()),
    [callbackType.mipInterrupt]: (event: { interrupt(): void }) => void (isEnded() && event.interrupt()),
  } as never;

  return {
    open(lower, upper): Master {
      const model = highs.createModel({
        numCols: 0,
        numRows: lower.length,
        colCost: [],
        colLower: [],
        colUpper: [],
        rowLower: lower,
        rowUpper: upper,
        matrix: { format: 'csc', numRows: lower.length, numCols: 0, starts: [0], indices: [], values: [] },
      });
      // Warm starts make presolve a loss; the simplex method gives prices of a vertex, nearly always a whole one.
      model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' });
      let count = 0;
      return {
        add(columns) {
          const first = count;
          if (columns.length === 0) return first;
          count += columns.length;
          model.addCols({
            cost: Float64Array.from(columns, (column) => column.cost),
            lower: new Float64Array(columns.length),
            upper: Float64Array.from(columns, (column) => column.upper),
            matrix: matrixOf(columns, lower.length),
          });
          return first;
        },
        bound: (column, low, high) => void model.changeColBounds(column, low, high),
        boundRow: (row, low, high) => void model.changeRowBounds(row, low, high),
        relax() {
          model.run(interrupts);
          if (model.getModelStatus() !== modelStatus.optimal) return null;
          const { colValue, rowDual } = model.getSolution();
          return {
            objective: model.getObjectiveValue(),
            values: Float64Array.from(colValue),
            duals: Float64Array.from(rowDual),
          };
        },
        dispose: () => model.dispose(),
      };
    },

    solveWhole({ columns, lower, upper }, seconds) {
      const model = highs.createModel({
        numCols: columns.length,
        numRows: lower.length,
        colCost: Float64Array.from(columns, (column) => column.cost),
        colLower: new Float64Array(columns.length),
        colUpper: Float64Array.from(columns, (column) => column.upper),
        rowLower: lower,
        rowUpper: upper,
        matrix: matrixOf(columns, lower.length),
        integrality: Int32Array.from(columns, (column) => (column.whole ? 1 : 0)),
      });
      try {
        // Costs are whole numbers: a gap below one is none.
        model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99, time_limit: seconds });
        model.run(interrupts);
        if (!Number.isFinite(model.info.get('mip_gap') as number)) return null;
        return Float64Array.from(model.getSolution().colValue);
      } catch {
        return null;
      } finally {
        model.dispose();
      }
    },
  };
}

function matrixOf(columns: readonly MasterColumn[], numRows: number) {
  const size = columns.reduce((sum, column) => sum + column.rows.length, 0);
  const starts = new Int32Array(columns.length + 1);
  const indices = new Int32Array(size);
  const values = new Float64Array(size);
  let at = 0;
  columns.forEach((column, i) => {
    starts[i] = at;
    column.rows.forEach((row, j) => {
      indices[at] = row;
      values[at++] = column.values[j]!;
    });
  });
  starts[columns.length] = at;
  return { format: 'csc' as const, numRows, numCols: columns.length, starts, indices, values };
}
