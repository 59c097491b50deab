import { enableCompileCache } from 'node:module';

// Coordinators wait for this program: what it compiled once is not compiled again.
enableCompileCache();

const arguments_ = process.argv.slice(2);
if (arguments_[0] === 'solve') {
  const { runSolve } = await import('./run-solve.ts');
  await runSolve(arguments_.slice(1));
} else if (arguments_[0] === 'verify') {
  const { runVerify } = await import('./run-verify.ts');
  await runVerify(arguments_.slice(1));
} else if (arguments_[0] === 'explain') {
  const { runExplain } = await import('./run-explain.ts');
  await runExplain(arguments_.slice(1));
} else {
  const { runSchedule } = await import('./run-schedule.ts');
  await runSchedule(arguments_);
}
