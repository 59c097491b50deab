import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../model/errors.ts';
import type { StoredProof, Timetable } from '../model/types.ts';
import { type Certificate, checkCertificate, countCases } from '../scheduler/certificate.ts';
import { canPriceDays } from '../scheduler/day-forms.ts';
import { evaluate } from '../scheduler/evaluate.ts';
import { layOutLines } from '../scheduler/lay-out-lines.ts';
import type { Assignment, Problem } from '../scheduler/problem.ts';
import { isRuleSet } from '../scheduler/rules/is-rule-set.ts';

/** Everything that is needed to see that no timetable is better, with nothing but arithmetic. */
export interface Proof {
  problem: Problem;
  assignment: Assignment;
  cost: number;
  /** The cost and the price of every breach: what the bound is compared with. */
  objective: number;
  bound: number;
  certificate: Certificate;
}

/** What a check of a proof says. */
export type Verdict =
  | { verdict: 'optimal'; cost: number; bound: number; cases: number }
  | { verdict: 'within'; cost: number; bound: number; gap: number; cases: number }
  | { verdict: 'does-not-hold'; why: 'changed' | 'rules' | 'cost' | 'bound' | 'timetable' | 'malformed' };

/** Packs a proof with the digest of its content. */
export function packProof(proof: Proof): StoredProof {
  return { digest: digestOf(proof), content: proof };
}

/**
 * Proves a file anew, from the file alone: the timetable's cost by the judge, the bound from the prices. The file is
 * a proof as `solve --proof` writes it, or a timetable that carries one. `file-missing`, `bad-file`.
 */
export async function verifyFile(file: string): Promise<Verdict> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new AppError('file-missing', { file });
    throw new AppError('bad-file', { file, reason: error.message });
  });
  let found: Partial<Timetable> & Partial<StoredProof>;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw new AppError('bad-file', { file, reason: (error as Error).message });
  }
  const stored = found.proof ?? (found.digest ? (found as StoredProof) : null);
  if (!stored) throw new AppError('bad-file', { file, reason: 'no proof' });
  try {
    return verify(stored, found.days ? (found as Timetable) : null);
  } catch {
    // Whatever a changed file makes the arithmetic stumble over, it does not hold.
    return { verdict: 'does-not-hold', why: 'malformed' };
  }
}

function verify(stored: StoredProof, timetable: Timetable | null): Verdict {
  const proof = stored.content as Proof;
  if (digestOf(proof) !== stored.digest) return { verdict: 'does-not-hold', why: 'changed' };
  const { problem, assignment, certificate } = proof;
  if (!isRuleSet(problem.rules)) return { verdict: 'does-not-hold', why: 'rules' };
  const evaluation = evaluate(problem, assignment);
  if (evaluation.objective !== proof.objective || evaluation.cost !== proof.cost) {
    return { verdict: 'does-not-hold', why: 'cost' };
  }
  if (!canPriceDays(problem)) return { verdict: 'does-not-hold', why: 'malformed' };
  const proved = checkCertificate(problem, certificate);
  if (!(proved >= proof.bound)) return { verdict: 'does-not-hold', why: 'bound' };
  if (timetable && !isTimetableOf(timetable, proof)) return { verdict: 'does-not-hold', why: 'timetable' };
  const cases = countCases(certificate);
  const { cost, objective } = proof;
  const bound = Math.min(proved, objective);
  return bound >= objective
    ? { verdict: 'optimal', cost, bound: cost, cases }
    : { verdict: 'within', cost, bound, gap: objective - bound, cases };
}

/** The timetable beside a proof has the turns and the figures that were proved. */
function isTimetableOf(timetable: Timetable, proof: Proof): boolean {
  const { problem, assignment, cost, bound, objective } = proof;
  const breaches = objective - cost;
  const keys = layOutLines(problem, assignment).map((day) =>
    day.map((slot) => slot.map((person) => (person === null ? null : problem.persons[person]!.key))),
  );
  const cells = timetable.days.map((day) => day.slots.map((slot) => slot.cells));
  return (
    JSON.stringify(cells) === JSON.stringify(keys) &&
    timetable.cost === cost &&
    timetable.bound === Math.max(0, bound - breaches)
  );
}

function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
