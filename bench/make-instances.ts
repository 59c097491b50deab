import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCertificate } from '../scheduler/certificate.ts';
import { evaluate } from '../scheduler/evaluate.ts';
import { answerBreakdown, problemOfInstance } from '../scheduler/instance.ts';
import type { Assignment, Problem } from '../scheduler/problem.ts';
import { solveByColumnGeneration } from '../scheduler/solvers/column-generation.ts';
import { makeFirstTimetable } from '../scheduler/solvers/first-timetable.ts';
import { openHighs } from '../scheduler/solvers/workers/highs-solver.ts';
import { generateInstance } from './generate-instance.ts';
import { layOutJson } from './lay-out-json.ts';
import { teams } from './teams.ts';

/**
 * Made-up teams as neutral instances, always the same ones: `node bench/make-instances.ts` writes them anew with
 * what is known of their best timetables.
 */

export interface Expected {
  bestKnownCost: number;
  /** No timetable costs less: from a certificate, which no solver is trusted for. */
  lowerBound: number;
  provenOptimal: boolean;
  breakdown: Record<string, number>;
}

const LIMIT_MS = 120_000;

/** The best timetable of a problem, and how far it is proven. */
export async function findExpected(problem: Problem): Promise<Expected> {
  const end = performance.now() + LIMIT_MS;
  const isEnded = () => performance.now() > end;
  let best: Assignment = makeFirstTimetable(problem, 0);
  let objective = evaluate(problem, best).objective;
  const certificate = solveByColumnGeneration(problem, await openHighs(isEnded), {
    incumbent: { objective, assignment: best },
    isEnded,
    onFound: (assignment) => {
      const found = evaluate(problem, assignment).objective;
      if (found < objective) {
        objective = found;
        best = assignment;
      }
      return found;
    },
    onBound: () => {},
  });
  const { cost, perRule, holes } = evaluate(problem, best);
  const lowerBound = checkCertificate(problem, certificate);
  return {
    bestKnownCost: cost,
    lowerBound,
    provenOptimal: lowerBound >= cost,
    breakdown: answerBreakdown(perRule, holes),
  };
}

if (import.meta.main) {
  for (const team of teams) {
    const instance = generateInstance(team);
    const expected = await findExpected(problemOfInstance(instance));
    const file = join(import.meta.dirname, 'instances', `${team.name}.json`);
    writeFileSync(file, `${layOutJson({ ...instance, expected })}\n`);
    console.log(`${team.name}: ${expected.bestKnownCost}, bound ${expected.lowerBound}`, expected.breakdown);
  }
}
