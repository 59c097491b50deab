/** The engines, and starting their threads before what they will work on is known: doors that know so do. */
export { ENGINES, type EngineName } from '../scheduler/solvers/solver.ts';
export { warmEngines } from '../scheduler/solvers/workers/run-engine.ts';
