import library from 'javascript-lp-solver';
import { assignmentOf, buildPatternModel, type PatternModel } from '../pattern-model.ts';
import { type Prices, zeroPrices } from '../prices.ts';
import { type Assignment, classCount, countBits, type Problem } from '../problem.ts';
import { shuffled } from '../random.ts';
import { limitRow } from '../slot-prices.ts';

/**
 * The pattern model on javascript-lp-solver, whose dense tableau suits real teams (days of few slots) and no more.
 */

// Its types describe the CommonJS build; the ES module that runs exports the solver itself.
const lpSolver = library as unknown as typeof library.default;

/** Hole steps of a slot that get a column; the last is unbounded until an answer shows that it must not be. */
const FIRST_STEPS = 3;

type Column = Record<string, number>;
type Constraints = Record<string, { equal?: number; min?: number; max?: number }>;

/**
 * Solves to the end and returns the best assignment, or `null` where the library gave no whole answer. `onPrices` is
 * told the prices of the relaxation that was solved last: nearly always they prove the answer, and where they do not,
 * somebody else must. Blocks the thread: it belongs in a worker.
 */
export function solveByLinearProgramming(
  problem: Problem,
  seed: number,
  onPrices: (prices: Prices) => void = () => {},
): Assignment | null {
  const model = buildPatternModel(problem);
  const mostLines = Math.max(1, ...model.cells.map((cell) => cell.lines));
  for (let steps = FIRST_STEPS; ; steps = mostLines) {
    const answer = solveOnce(model, seed, Math.min(steps, mostLines));
    if (!answer) return null;
    // With its last step unbounded the model is too kind to slots with many holes: look again with all steps.
    if (!answer.lastStepOverrun || steps >= mostLines) {
      onPrices(pricesOf(problem, answer.duals));
      return answer.assignment;
    }
  }
}

function solveOnce(model: PatternModel, seed: number, steps: number) {
  const { problem } = model;
  const constraints: Constraints = {};
  const variables: Record<string, Column> = {};
  const ints: Record<string, 1> = {};
  addCells(model, steps, constraints, variables);
  const inLimits = addLimits(model, constraints, variables);

  for (const i of shuffled([...model.personDays.keys()], seed)) {
    const { person, day, patterns } = model.personDays[i]!;
    constraints[`d${i}`] = { max: 1 };
    for (const j of shuffled([...patterns.keys()], seed === 0 ? 0 : seed + i)) {
      const { slots, byClass, cost } = patterns[j]!;
      const column: Column = { cost, [`d${i}`]: 1, [`w${person}`]: slots.length };
      byClass.forEach((mask, c) => {
        for (let slot = 0; mask >>> slot !== 0; slot++)
          if ((mask >>> slot) & 1) column[`c${day}.${slot}.${c}`] = 1;
        if (mask !== 0 && problem.persons[person]!.classLoads) column[`w${person}.${c}`] = countBits(mask);
      });
      for (const slot of slots) column[`s${day}.${slot}`] = 1;
      for (const slot of slots)
        for (const row of inLimits.get(`${day}.${slot}.${person}`) ?? []) column[row] = 1;
      variables[`x${i}.${j}`] = column;
      ints[`x${i}.${j}`] = 1;
    }
  }
  addLoads(model, constraints);

  const options = { presolve: false };
  const answer = lpSolver.Solve({ optimize: 'cost', opType: 'min', constraints, variables, ints, options });
  const result = answer as Record<string, unknown>;
  if (!result.feasible || result.isIntegral === false) return null;
  const chosen: { personDay: PatternModel['personDays'][number]; pattern: number }[] = [];
  let lastStepOverrun = false;
  for (const [name, value] of Object.entries(result)) {
    if (typeof value !== 'number' || value < 0.5) continue;
    if (name.startsWith('x')) {
      const [i, j] = name.slice(1).split('.').map(Number) as [number, number];
      chosen.push({ personDay: model.personDays[i]!, pattern: j });
    }
    if (name.startsWith('z') && name.endsWith(`.${steps - 1}`) && value > 1.5) lastStepOverrun = true;
  }
  return { assignment: assignmentOf(problem, chosen), lastStepOverrun, duals: dualsOf(constraints) };
}

/**
 * What each row is worth, from the cost row of the last tableau: the reduced cost of its slack. The library makes two
 * rows of an equality, "at least" before "at most", and keeps the order in which they were stated.
 */
function dualsOf(constraints: Constraints): Map<string, number> {
  const solved = lpSolver.lastSolvedModel as unknown as {
    constraints: { slack: { index: number }; isUpperBound: boolean }[];
    tableau: { matrix: Float64Array; width: number; costRowIndex: number; colByVarIndex: number[] };
  };
  const { matrix, width, costRowIndex, colByVarIndex } = solved.tableau;
  const duals = new Map<string, number>();
  let at = 0;
  for (const [name, { equal }] of Object.entries(constraints)) {
    let dual = 0;
    for (let row = equal === undefined ? 1 : 2; row > 0; row--) {
      const { slack, isUpperBound } = solved.constraints[at++]!;
      const column = colByVarIndex[slack.index];
      if (column === undefined || column < 0) continue;
      const reduced = matrix[costRowIndex * width + column]!;
      dual += isUpperBound ? reduced : -reduced;
    }
    duals.set(name, dual);
  }
  return duals;
}

/** The rows' worths as prices of the pattern model. */
function pricesOf(problem: Problem, duals: ReadonlyMap<string, number>): Prices {
  const dual = (row: string) => duals.get(row) ?? 0;
  const prices = zeroPrices(problem);
  prices.cells = prices.cells.map((day, d) =>
    day.map((slot, h) => slot.map((_, c) => dual(`s${d}.${h}`) + dual(`c${d}.${h}.${c}`))),
  );
  prices.loads = prices.loads.map((_, p) => dual(`w${p}`));
  prices.classLoads = prices.classLoads?.map((loads, p) => loads.map((_, c) => dual(`w${p}.${c}`))) ?? null;
  return { ...prices, limits: prices.limits.map((_, i) => dual(`l${i}`)) };
}

/**
 * A row for each slot, a column for each step of the price of its holes, and a row for each class of lines where
 * they differ: the holes of all classes of a slot are priced together.
 */
function addCells(
  model: PatternModel,
  steps: number,
  constraints: Constraints,
  variables: Record<string, Column>,
): void {
  const differ = classCount(model.problem) > 1;
  for (const cell of model.cells) {
    // No pattern has a slot without lines; and the library takes rows of zeros ill.
    if (cell.lines === 0) continue;
    const name = `${cell.day}.${cell.slot}`;
    constraints[`s${name}`] = { equal: cell.lines };
    cell.demand.forEach((lines, c) => {
      if (differ && lines > 0) constraints[`c${name}.${c}`] = { max: lines };
    });
    const count = Math.min(steps, cell.lines);
    for (let k = 0; k < count; k++) {
      const column: Column = { cost: cell.steps[k]!, [`s${name}`]: 1 };
      if (k < count - 1 || count < steps) {
        column[`b${name}.${k}`] = 1;
        constraints[`b${name}.${k}`] = { max: 1 };
      }
      variables[`z${name}.${k}`] = column;
    }
  }
}

/** A row for each limit of a slot; returns the rows in which a person counts, by "day.slot.person". */
function addLimits(
  model: PatternModel,
  constraints: Constraints,
  variables: Record<string, Column>,
): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  model.limits.forEach((limit) => {
    const i = limit.index;
    const { direction, steps } = limitRow(limit);
    constraints[`l${i}`] = direction > 0 ? { min: limit.free } : { max: limit.free };
    for (const [j, cost] of steps.entries()) {
      variables[`v${i}.${j}`] = { cost, [`l${i}`]: direction, [`u${i}.${j}`]: 1 };
      constraints[`u${i}.${j}`] = { max: 1 };
    }
    for (const person of limit.members) {
      const key = `${limit.day}.${limit.slot}.${person}`;
      const known = rows.get(key);
      if (known) known.push(`l${i}`);
      else rows.set(key, [`l${i}`]);
    }
  });
  return rows;
}

/** A row for each load, of a person or of her share of a class, that her days together could exceed. */
function addLoads(model: PatternModel, constraints: Constraints): void {
  const reach = new Map<string, number>();
  const add = (row: string, turns: number[]) => reach.set(row, (reach.get(row) ?? 0) + Math.max(...turns));
  for (const { person, patterns } of model.personDays) {
    add(
      `w${person}`,
      patterns.map(({ slots }) => slots.length),
    );
    patterns[0]!.byClass.forEach((_, c) => {
      add(
        `w${person}.${c}`,
        patterns.map(({ byClass }) => countBits(byClass[c]!)),
      );
    });
  }
  model.problem.persons.forEach(({ maxLoad, classLoads }, p) => {
    const limit = (row: string, most: number) => {
      if ((reach.get(row) ?? 0) > most) constraints[row] = { max: most };
    };
    limit(`w${p}`, maxLoad);
    for (const [c, most] of classLoads?.entries() ?? []) limit(`w${p}.${c}`, most);
  });
}
